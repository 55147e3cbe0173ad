import ts from "typescript-6";

/** Fields that hold what people type. */
const FIELDS = /^(title|text|name|note|description|reasons|facts|hostName|byName)$/;
/** Functions that answer with people's names or titles. */
const CALLS = /^(nameOf|makersLine|subjectLine|titleOf)$/;
/** The same names where they hold our own words, or those of a model's card. */
const OUR_OWN =
  /^(RULES|SCOPES|CODES|LICENCES|BAND_WORDS|option|rule|control|info|model|known|training|image|row|family)\b/;
/** Shown by nothing that could grow: to screen readers, in a menu of the browser's own, in a drawing. */
const ELSEWHERE = /sr-only/;
const NO_MARK = /^(option|text)$/;

/** Where a file shows what people typed outside of an element marked `dir="auto"`, and of `<bdi>`: "line: expression". */
export function unmarkedTexts(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
      const text = peoplesIn(shownBy(node.expression));
      if (text && !isMarked(node))
        found.push(`${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What of an expression is shown: not the condition it is shown on. */
function shownBy(expression: ts.Expression): ts.Node[] {
  if (ts.isConditionalExpression(expression))
    return [...shownBy(expression.whenTrue), ...shownBy(expression.whenFalse)];
  if (
    ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
  )
    return shownBy(expression.right);
  return [expression];
}

function peoplesIn(nodes: readonly ts.Node[]): string | null {
  for (const node of nodes) {
    if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) continue;
    if (ts.isArrowFunction(node)) continue;
    if (ts.isConditionalExpression(node)) {
      const shown = peoplesIn(shownBy(node));
      if (shown) return shown;
      continue;
    }
    const text = node.getText();
    if (ts.isPropertyAccessExpression(node) && FIELDS.test(node.name.text) && !OUR_OWN.test(text))
      return text;
    if (ts.isCallExpression(node) && CALLS.test(node.expression.getText().split(".").at(-1) ?? ""))
      return text;
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    const inside = peoplesIn(children);
    if (inside) return inside;
  }
  return null;
}

/** Whether an element around it marks it, within its component. */
function isMarked(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isFunctionDeclaration(at)) return false;
    if (!ts.isJsxElement(at)) continue;
    const { openingElement: opening } = at;
    const tag = opening.tagName.getText();
    if (tag === "bdi" || NO_MARK.test(tag)) return true;
    const attributes = opening.attributes.getText();
    if (attributes.includes('dir="auto"')) return true;
    if (at === node.parent && ELSEWHERE.test(attributes)) return true;
  }
  return false;
}
