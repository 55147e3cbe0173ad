import ts from "typescript-6";

/** Attributes that people read or hear. */
const READ =
  /^(aria-label|aria-valuetext|aria-roledescription|title|alt|placeholder|label|hint|description|legend|caption|empty)$/;
/** What is typed into a terminal or a program is the same in every language. */
const CODE = /^(code|pre|kbd)$/;
/** A name, not a word. */
const NAMES = /^(cohue|Cohue)$/;

/** Where a component says words that are in no catalogue: "line: words". */
export function outsideCatalogues(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const tell = (node: ts.Node, words: string): void => {
    const said = words.trim();
    if (/\p{L}/u.test(said) && !NAMES.test(said))
      found.push(`${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${said}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && CODE.test(node.openingElement.tagName.getText())) return;
    if (ts.isJsxText(node)) tell(node, node.text);
    if (ts.isJsxAttribute(node) && READ.test(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) tell(node, node.initializer.text);
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression)
        for (const literal of shown(node.initializer.expression)) tell(literal, wordsIn(literal));
    }
    if (ts.isPropertyAssignment(node) && isSaid(node))
      for (const literal of inPlaceOf(node.initializer)) tell(literal, wordsIn(literal));
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      for (const literal of shown(node.expression)) tell(literal, wordsIn(literal));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Whether it is put into words of a catalogue: `t("key", { name: … })`. */
const isSaid = ({ parent }: ts.PropertyAssignment): boolean =>
  ts.isCallExpression(parent.parent) && /^t[A-Z]?\w*(\.rich)?$/.test(parent.parent.expression.getText());

/** The literals that stand in for what may be missing: of `name ?? "somebody"`, "somebody". A bare literal chooses among a catalogue's words. */
function inPlaceOf(expression: ts.Expression): ts.Expression[] {
  if (!ts.isBinaryExpression(expression)) return [];
  const { kind } = expression.operatorToken;
  const isInPlace = kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken;
  return isInPlace ? shown(expression.right) : [];
}

/** The literals that an expression may come to: of `a ? "b" : c && "d"`, "b" and "d". */
function shown(expression: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(expression)) return shown(expression.expression);
  if (ts.isConditionalExpression(expression))
    return [...shown(expression.whenTrue), ...shown(expression.whenFalse)];
  if (ts.isBinaryExpression(expression)) {
    const { kind } = expression.operatorToken;
    if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return shown(expression.right);
    if (kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.BarBarToken)
      return [...shown(expression.left), ...shown(expression.right)];
  }
  return ts.isStringLiteralLike(expression) || ts.isTemplateExpression(expression) ? [expression] : [];
}

const wordsIn = (literal: ts.Expression): string => {
  if (ts.isStringLiteralLike(literal)) return literal.text;
  if (!ts.isTemplateExpression(literal)) return "";
  return [literal.head, ...literal.templateSpans.map((span) => span.literal)]
    .map(({ text }) => text)
    .join(" ");
};
