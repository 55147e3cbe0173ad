/** What the server says of single cases, in German: the English sentence, its values as `{0}`, `{1}`, to the German one. */
export const SAID_DE: Readonly<Record<string, string>> = {
  "At most {0} can be taken.": "Höchstens {0} werden angenommen.",
  "Another site sent this request, so it was refused.":
    "Eine andere Seite hat diese Anfrage geschickt, darum wurde sie abgelehnt.",
  "Your archive is already being made.": "Dein Archiv wird schon erstellt.",
  "The body is not JSON.": "Der Inhalt ist kein JSON.",
  "There is no work at that address.": "Unter dieser Adresse ist kein Werk.",
  "At most {0} calls can be made in one request.": "Höchstens {0} Aufrufe gehen in eine Anfrage.",
  "Others are verifying too. Try again in a moment.":
    "Auch andere prüfen gerade. Versuch es gleich noch einmal.",
  "You have joined another room since.": "Du bist inzwischen in einem anderen Raum.",
  "The answer would be too large. Ask for less at once.":
    "Die Antwort wäre zu groß. Frag nach weniger auf einmal.",
  "This room's model is not installed here.": "Das Modell dieses Raums ist hier nicht installiert.",
  "That is not your password. Nothing was erased.": "Das ist nicht dein Passwort. Es wurde nichts gelöscht.",
  "Too many passwords are being checked here right now. Try again in a moment.":
    "Gerade werden hier zu viele Passwörter geprüft. Versuch es gleich noch einmal.",
  "Give the room a title.": "Gib dem Raum einen Namen.",
  "That moment is not in this room's history.": "Dieser Moment ist nicht im Verlauf dieses Raums.",
  "You keep {0} seeds here: let one go first.": "Du hast hier {0} Seeds gemerkt: Gib zuerst einen frei.",
  "Watch the room first: each watch is written into the audit log.":
    "Sieh dir den Raum zuerst an: Jedes Zusehen wird ins Prüfprotokoll geschrieben.",
  "The room has {0} invites that work. Withdraw one first.":
    "Der Raum hat {0} gültige Einladungen. Zieh zuerst eine zurück.",
  "Only accounts can have keys. Make an account: you keep what you did as a guest.":
    "Nur Konten können Schlüssel haben. Leg ein Konto an: Was du als Gast gemacht hast, behältst du.",
  "Give the key a name, so that you can recognise it.":
    "Gib dem Schlüssel einen Namen, damit du ihn wiedererkennst.",
  "Choose what the key may be used for.": "Wähle, wofür der Schlüssel gebraucht werden darf.",
  "You have {0} keys. Revoke one that you do not need.":
    "Du hast {0} Schlüssel. Widerrufe einen, den du nicht brauchst.",
  "It holds {0} works. Take one out.": "Sie enthält {0} Werke. Nimm eines heraus.",
  "Only accounts can make collections. Make an account: you keep what you did as a guest.":
    "Nur Konten können Sammlungen anlegen. Leg ein Konto an: Was du als Gast gemacht hast, behältst du.",
  "You have {0} collections. Delete one first.": "Du hast {0} Sammlungen. Lösch zuerst eine.",
  "Give it a title.": "Gib ihr einen Titel.",
  "Write a little more, in visible characters.": "Schreib etwas mehr, in sichtbaren Zeichen.",
  "A label needs its words.": "Ein Hinweis braucht einen Text.",
  "This is yours. You can take it down yourself.": "Das ist von dir. Du kannst es selbst entfernen.",
  "Only an admin can restrict someone who moderates.":
    "Nur eine Administration kann jemanden einschränken, der moderiert.",
  "These ask for an answer or concern you: they cannot be turned off.":
    "Diese fragen nach einer Antwort oder betreffen dich: Sie lassen sich nicht abschalten.",
  "Exports are for the room's host and editors.":
    "Exporte sind für den Gastgeber und die Mitgestaltenden des Raums.",
  "{0} exports of yours are being made. Wait for one, or cancel it.":
    "{0} Exporte von dir werden gerade erstellt. Warte auf einen, oder brich ihn ab.",
  "This export has finished or was cancelled already.": "Dieser Export ist schon fertig oder abgebrochen.",
  "MP4 cannot be made on this server: it has no ffmpeg with an H.264 encoder. WebM and WebP can.":
    "MP4 geht auf diesem Server nicht: Ihm fehlt ein ffmpeg mit H.264. WebM und WebP gehen.",
  "One of those moments is not in this room's history.":
    "Einer dieser Momente ist nicht im Verlauf dieses Raums.",
  "A loop goes through moments of one model. Choose others.":
    "Eine Schleife geht durch Momente eines Modells. Wähle andere.",
  "A loop needs two keyframes at different times.":
    "Eine Schleife braucht zwei Keyframes zu verschiedenen Zeiten.",
  "A keyframe uses a model that is no longer installed. Save the keyframe again.":
    "Ein Keyframe nutzt ein Modell, das nicht mehr installiert ist. Speichere ihn noch einmal.",
  "This export is ready.": "Dieser Export ist fertig.",
  "The room has no settled picture yet.": "Der Raum hat noch kein fertiges Bild.",
  "Exports are kept for a day. Export it again from the room.":
    "Exporte werden einen Tag aufbewahrt. Exportiere es noch einmal aus dem Raum.",
  "Moderators have removed a picture of this room since. Make the export again.":
    "Die Moderation hat seither ein Bild dieses Raums entfernt. Erstelle den Export noch einmal.",
  "Only the person who asked for the export, or the host, can do that.":
    "Das kann nur, wer den Export wollte, oder der Gastgeber.",
  "A guest cannot have a role: they need an account first.":
    "Ein Gast kann keine Rolle haben: Erst braucht es ein Konto.",
  "Make an account first, then open the link again.":
    "Leg zuerst ein Konto an, dann öffne den Link noch einmal.",
  "This link has been used or is not complete.": "Dieser Link wurde schon benutzt oder ist unvollständig.",
  "A guest has no password that could be reset.": "Ein Gast hat kein Passwort, das sich zurücksetzen ließe.",
  "This link has been used, has expired or is not complete. Ask an admin for a new one.":
    "Dieser Link wurde schon benutzt, ist abgelaufen oder unvollständig. Bitte die Administration um einen neuen.",
  "The finish {0} is not here in the version that the recipe was made with.":
    "Das Finish {0} gibt es hier nicht in der Version, mit der das Rezept gemacht wurde.",
  "The finish has no hand “{0}”.": "Das Finish hat keine Hand „{0}“.",
  "{0} is here in another version than the recipe was made with.":
    "{0} gibt es hier in einer anderen Version als der, mit der das Rezept gemacht wurde.",
  "{0} has no class “{1}”.": "{0} hat keine Klasse „{1}“.",
  "{0} has no control “{1}”.": "{0} hat keinen Regler „{1}“.",
  "No finish is installed here.": "Hier ist kein Finish installiert.",
  "Too many pictures are waiting. Try again in a moment.":
    "Zu viele Bilder warten. Versuch es gleich noch einmal.",
  "There is no hand “{0}”.": "Es gibt keine Hand „{0}“.",
  "That model is switched off for new rooms.": "Dieses Modell ist für neue Räume abgeschaltet.",
  "Every model is switched off for new rooms.": "Alle Modelle sind für neue Räume abgeschaltet.",
  "Write a word first.": "Schreib zuerst ein Wort.",
  "Write something first.": "Schreib zuerst etwas.",
  "Publishing from The Commons needs an account. Make one; what you did here stays yours.":
    "Aus den Commons zu veröffentlichen braucht ein Konto. Leg eines an; was du hier gemacht hast, bleibt deins.",
  "Only the room's host can publish what it made.":
    "Nur der Gastgeber des Raums kann veröffentlichen, was hier entstand.",
  "Moderators removed this work. It cannot be published again.":
    "Die Moderation hat dieses Werk entfernt. Es kann nicht wieder veröffentlicht werden.",
  "Give the work a title.": "Gib dem Werk einen Titel.",
  "A work has at most {0} tags.": "Ein Werk hat höchstens {0} Schlagwörter.",
  "There is no declared split to agree to.": "Es gibt keine angegebene Aufteilung, der man zustimmen könnte.",
  "Send the hash of the split that you agree to.": "Schick den Hash der Aufteilung, der du zustimmst.",
  "The split has changed since you saw it. Look at it again, then answer.":
    "Die Aufteilung hat sich geändert, seit du sie gesehen hast. Sieh sie noch einmal an, dann antworte.",
  "Shares are for this work's makers and add up to 100 %.":
    "Anteile sind für die, die dieses Werk gemacht haben, und ergeben zusammen 100 %.",
  "Works come as {0} of {1} pixels.": "Werke gibt es als {0} mit {1} Pixeln.",
  "Remix one work, or two different ones.": "Remixe ein Werk oder zwei verschiedene.",
  "Only works of the same model can be mixed.": "Nur Werke desselben Modells lassen sich mischen.",
  "All rights to this work are reserved. Ask its makers to remix it.":
    "Alle Rechte an diesem Werk sind vorbehalten. Frag die, die es gemacht haben.",
  "The finish that paints it is not installed here.": "Das Finish, das es malt, ist hier nicht installiert.",
  "This picture was published, and somebody whose part is in it has withdrawn it.":
    "Dieses Bild war veröffentlicht, und jemand hat den eigenen Anteil daran zurückgezogen.",
  "Only a published work can have a new version.":
    "Nur ein veröffentlichtes Werk kann eine neue Version haben.",
  "Choose a later moment for the new version.": "Wähle einen späteren Moment für die neue Version.",
  "A new version of this work is being made already.": "Eine neue Version dieses Werks wird schon erstellt.",
  "That is the picture it shows already.": "Das ist das Bild, das es schon zeigt.",
  "That picture is another work already.": "Dieses Bild ist schon ein anderes Werk.",
  "A backup of this instance is being made already. Wait for it to end, then try again.":
    "Ein Backup dieser Instanz wird schon erstellt. Warte, bis es fertig ist, dann versuch es noch einmal.",
  "The database cannot be copied: {0}.": "Die Datenbank lässt sich nicht kopieren: {0}.",
  "The database is damaged, so no backup was made of it: {0}. Restore an earlier one.":
    "Die Datenbank ist beschädigt, darum wurde kein Backup gemacht: {0}. Stell ein früheres wieder her.",
  "This is not a record of Cohue, or a damaged one.":
    "Das ist kein Datensatz von Cohue, oder ein beschädigter.",
  "{0} Version {1} is shown to nobody any more; what is left of it is its record’s hash, {2}.":
    "{0} Version {1} wird niemandem mehr gezeigt; von ihr bleibt der Hash ihres Datensatzes, {2}.",
  "This key was not made with the scope “{0}”.":
    "Dieser Schlüssel wurde nicht mit dem Bereich „{0}“ erstellt.",
  "That was too often. Try again in {0} seconds.": "Das war zu oft. Versuch es in {0} Sekunden noch einmal.",
  "This needs a key: send it as Authorization: Bearer cohue_... You can make one under Keys in your account.":
    "Das braucht einen Schlüssel: Schick ihn als Authorization: Bearer cohue_... Du legst einen unter Schlüssel in deinem Konto an.",
  "The host has deleted this room.": "Der Gastgeber hat diesen Raum gelöscht.",
  "This room's history is full, so nobody new can join. You can branch its picture.":
    "Der Verlauf dieses Raums ist voll, darum kann niemand Neues dazukommen. Du kannst sein Bild abzweigen.",
  "You are not in this room at the moment, so that was not done. Reload the page to come in again.":
    "Du bist gerade nicht in diesem Raum, darum wurde das nicht gemacht. Lade die Seite neu, um wieder hineinzukommen.",
  "You have asked a few times already. Give the host five minutes.":
    "Du hast schon ein paar Mal gefragt. Gib dem Gastgeber fünf Minuten.",
  "You have tried too many passwords. Wait a minute, or ask somebody inside for an invite link.":
    "Du hast zu viele Passwörter versucht. Warte eine Minute, oder bitte jemanden drinnen um einen Einladungslink.",
  "Too many passwords were tried from your network. Wait a minute, or ask somebody inside for an invite link.":
    "Aus deinem Netz wurden zu viele Passwörter versucht. Warte eine Minute, oder bitte jemanden drinnen um einen Einladungslink.",
  "Too many passwords were tried on this room. Wait a minute, or ask somebody inside for an invite link.":
    "An diesem Raum wurden zu viele Passwörter versucht. Warte eine Minute, oder bitte jemanden drinnen um einen Einladungslink.",
  "Too many passwords were tried here. Wait a minute, or ask somebody inside for an invite link.":
    "Hier wurden zu viele Passwörter versucht. Warte eine Minute, oder bitte jemanden drinnen um einen Einladungslink.",
  "Thirty pictures an hour can be made hands. Try again later.":
    "Dreißig Bilder pro Stunde können Hände werden. Versuch es später noch einmal.",
  "Pictures cannot be stored or read right now. Try again in a moment.":
    "Bilder lassen sich gerade nicht speichern oder lesen. Versuch es gleich noch einmal.",
  "Say that you may use the picture.": "Bestätige, dass du das Bild nutzen darfst.",
  "Looking at it took too long, or more memory than there is for one file.":
    "Das Ansehen hat zu lange gedauert oder mehr Speicher gebraucht, als es für eine Datei gibt.",
  "Moderators have removed you from this room. Rule: {0}. You can appeal at /appeals.":
    "Die Moderation hat dich aus diesem Raum entfernt. Regel: {0}. Du kannst unter /appeals widersprechen.",
  // Put together at run time. A sentence with more values stands before the same with fewer.
  "You are banned here until {0}. Reason: {1}. You can appeal at /appeals.":
    "Du bist hier gebannt, bis {0}. Grund: {1}. Du kannst unter /appeals widersprechen.",
  "You are banned here until {0}. You can appeal at /appeals.":
    "Du bist hier gebannt, bis {0}. Du kannst unter /appeals widersprechen.",
  "You are suspended here until {0}. Reason: {1}. You can appeal at /appeals.":
    "Du bist hier gesperrt, bis {0}. Grund: {1}. Du kannst unter /appeals widersprechen.",
  "You are suspended here until {0}. You can appeal at /appeals.":
    "Du bist hier gesperrt, bis {0}. Du kannst unter /appeals widersprechen.",
  "You cannot chat or comment here until {0}. Reason: {1}. You can appeal at /appeals.":
    "Du kannst hier nicht chatten oder kommentieren, bis {0}. Grund: {1}. Du kannst unter /appeals widersprechen.",
  "You cannot chat or comment here until {0}. You can appeal at /appeals.":
    "Du kannst hier nicht chatten oder kommentieren, bis {0}. Du kannst unter /appeals widersprechen.",
  "You are banned here. Reason: {0}. You can appeal at /appeals.":
    "Du bist hier gebannt. Grund: {0}. Du kannst unter /appeals widersprechen.",
  "You are banned here. You can appeal at /appeals.":
    "Du bist hier gebannt. Du kannst unter /appeals widersprechen.",
  "You host {0} open rooms, as many as you may. Close or leave one first. An account may do more than a guest.":
    "Du hast {0} offene Räume, mehr dürfen es nicht sein. Schließ oder verlass zuerst einen. Ein Konto darf mehr als ein Gast.",
  "You host {0} open rooms, as many as you may. Close or leave one first.":
    "Du hast {0} offene Räume, mehr dürfen es nicht sein. Schließ oder verlass zuerst einen.",
  "You have published {0} works in a day, as many as you may. Go on tomorrow. An account may do more than a guest.":
    "Du hast an einem Tag {0} Werke veröffentlicht, mehr dürfen es nicht sein. Mach morgen weiter. Ein Konto darf mehr als ein Gast.",
  "You have published {0} works in a day, as many as you may. Go on tomorrow.":
    "Du hast an einem Tag {0} Werke veröffentlicht, mehr dürfen es nicht sein. Mach morgen weiter.",
  "The files of your works fill the {0} MiB you may use. Take a work down first. An account may do more than a guest.":
    "Die Dateien deiner Werke füllen die {0} MiB, die du nutzen darfst. Nimm zuerst ein Werk herunter. Ein Konto darf mehr als ein Gast.",
  "The files of your works fill the {0} MiB you may use. Take a work down first.":
    "Die Dateien deiner Werke füllen die {0} MiB, die du nutzen darfst. Nimm zuerst ein Werk herunter.",
  "{0} pictures were made for you today, as many as you may. Go on tomorrow. An account may do more than a guest.":
    "{0} Bilder wurden heute für dich gemacht, mehr dürfen es nicht sein. Mach morgen weiter. Ein Konto darf mehr als ein Gast.",
  "{0} pictures were made for you today, as many as you may. Go on tomorrow.":
    "{0} Bilder wurden heute für dich gemacht, mehr dürfen es nicht sein. Mach morgen weiter.",
  "That is not open to you here. An account may do more than a guest.":
    "Das steht dir hier nicht offen. Ein Konto darf mehr als ein Gast.",
  "That is not open to you here.": "Das steht dir hier nicht offen.",
  "{0} reports an hour are the most for a guest. Those you sent are with the moderators; this one was not sent. Try again in an hour.":
    "Mehr als {0} Meldungen pro Stunde gehen für einen Gast nicht. Was du gemeldet hast, liegt bei der Moderation; diese Meldung wurde nicht gesendet. Versuch es in einer Stunde noch einmal.",
  "{0} reports an hour are the most. Those you sent are with the moderators; this one was not sent. Try again in an hour.":
    "Mehr als {0} Meldungen pro Stunde gehen nicht. Was du gemeldet hast, liegt bei der Moderation; diese Meldung wurde nicht gesendet. Versuch es in einer Stunde noch einmal.",
  "Many reports came from your network. Those you sent are with the moderators; this one was not sent. Try again in an hour.":
    "Aus deinem Netz kamen viele Meldungen. Was du gemeldet hast, liegt bei der Moderation; diese Meldung wurde nicht gesendet. Versuch es in einer Stunde noch einmal.",
  "Someone who used this browser was banned, so no new guest can come in from it for now. If that was not you, sign in with an account or ask a moderator.":
    "Jemand, der diesen Browser benutzt hat, wurde gebannt, darum kann von ihm vorerst kein neuer Gast hereinkommen. Wenn du das nicht warst, melde dich mit einem Konto an oder frag die Moderation.",
  "A guest who was banned came from this internet address, which others may share. No new guest can come in from it for a week; sign in with an account, or try later.":
    "Ein gebannter Gast kam von dieser Internetadresse, die andere vielleicht auch nutzen. Von ihr kann eine Woche lang kein neuer Gast hereinkommen; melde dich mit einem Konto an, oder versuch es später.",
  "Moderators removed this work: {0}": "Die Moderation hat dieses Werk entfernt: {0}",
  "Moderators removed this work.": "Die Moderation hat dieses Werk entfernt.",
  "Moderators have hidden this work: {0}": "Die Moderation hat dieses Werk verborgen: {0}",
  "Moderators have hidden this work.": "Die Moderation hat dieses Werk verborgen.",
  "Moderators are looking at this work before it is shown.":
    "Die Moderation sieht dieses Werk an, bevor es gezeigt wird.",
  "It waits for the answers of those who made it.":
    "Es wartet auf die Antworten derer, die es gemacht haben.",
  "This work is not shown for the moment. {0}": "Dieses Werk wird im Moment nicht gezeigt. {0}",
  "This work is not shown for the moment.": "Dieses Werk wird im Moment nicht gezeigt.",
  "Its makers have taken this work down: {0}":
    "Die es gemacht haben, haben dieses Werk heruntergenommen: {0}",
  "Its makers have taken this work down.": "Die es gemacht haben, haben dieses Werk heruntergenommen.",
  "This picture was published, and made anew without someone who withdrew from it.":
    "Dieses Bild war veröffentlicht und wurde ohne jemanden neu gemacht, der sich daraus zurückgezogen hat.",
  "Moderators removed this collection: {0}": "Die Moderation hat diese Sammlung entfernt: {0}",
  "Moderators removed this collection.": "Die Moderation hat diese Sammlung entfernt.",
  "Moderators are looking at this collection: {0}": "Die Moderation sieht diese Sammlung gerade an: {0}",
  "Moderators are looking at this collection.": "Die Moderation sieht diese Sammlung gerade an.",
  "Moderators have hidden this collection: {0}": "Die Moderation hat diese Sammlung verborgen: {0}",
  "Moderators have hidden this collection.": "Die Moderation hat diese Sammlung verborgen.",
  "Moderators removed this exhibition: {0}": "Die Moderation hat diese Ausstellung entfernt: {0}",
  "Moderators removed this exhibition.": "Die Moderation hat diese Ausstellung entfernt.",
  "Moderators are looking at this exhibition: {0}": "Die Moderation sieht diese Ausstellung gerade an: {0}",
  "Moderators are looking at this exhibition.": "Die Moderation sieht diese Ausstellung gerade an.",
  "Moderators have hidden this exhibition: {0}": "Die Moderation hat diese Ausstellung verborgen: {0}",
  "Moderators have hidden this exhibition.": "Die Moderation hat diese Ausstellung verborgen.",
  "The file is empty.": "Die Datei ist leer.",
  "The file is larger than 32 MB.": "Die Datei ist größer als 32 MB.",
  "It is not a PNG, JPEG, WebP, AVIF, GIF or TIFF image.":
    "Es ist kein Bild in PNG, JPEG, WebP, AVIF, GIF oder TIFF.",
  "The image is damaged.": "Das Bild ist beschädigt.",
  "The image is cut short or damaged.": "Das Bild ist abgeschnitten oder beschädigt.",
  "The image has {0} x {1} pixels: more than can be looked at.":
    "Das Bild hat {0} x {1} Pixel: mehr, als angesehen werden können.",
  "There is a character in that text that cannot be kept (a NUL). Take it out and try again.":
    "In diesem Text ist ein Zeichen, das sich nicht speichern lässt (ein NUL). Nimm es heraus und versuch es noch einmal.",
  "This picture holds too much to begin a room with. Choose another moment, or mix fewer works.":
    "Dieses Bild enthält zu viel, um einen Raum damit zu beginnen. Wähle einen anderen Moment, oder mische weniger Werke.",
  "The server cannot count requests right now. Try again in a moment.":
    "Der Server kann Anfragen gerade nicht zählen. Versuch es gleich noch einmal.",
  "The other parts of the server cannot be told right now. Try again in a moment.":
    "Den anderen Teilen des Servers lässt sich gerade nichts sagen. Versuch es gleich noch einmal.",
  "The server cannot find out right now which of its parts does this. Try again in a moment.":
    "Der Server kann gerade nicht herausfinden, welcher seiner Teile das macht. Versuch es gleich noch einmal.",
  "The server did not answer in time. Look whether it was done before you try again.":
    "Der Server hat nicht rechtzeitig geantwortet. Sieh nach, ob es geschehen ist, bevor du es noch einmal versuchst.",
  "The other parts of the server cannot be reached right now. Try again in a moment.":
    "Die anderen Teile des Servers sind gerade nicht erreichbar. Versuch es gleich noch einmal.",
  "The other parts of the server cannot be heard right now. Try again in a moment.":
    "Die anderen Teile des Servers sind gerade nicht zu hören. Versuch es gleich noch einmal.",
  "The other parts of the server cannot be found right now. Try again in a moment.":
    "Die anderen Teile des Servers sind gerade nicht zu finden. Versuch es gleich noch einmal.",
  "You are not a moderator here any more.": "Du gehörst hier nicht mehr zur Moderation.",
  "You have this place open in too many tabs or devices. Close some, then reload.":
    "Du hast das hier in zu vielen Tabs oder auf zu vielen Geräten offen. Schließ einige, dann lade neu.",
  // At the sign-in: ours, and those of the library that a form can bring about.
  "Guests cannot come in right now. Sign in with an account.":
    "Gäste können gerade nicht hereinkommen. Melde dich mit einem Konto an.",
  "New accounts cannot be made here right now.": "Neue Konten lassen sich hier gerade nicht anlegen.",
  "That is no address. Write your own.": "Das ist keine Adresse. Schreib deine eigene.",
  "Invalid email or password": "E-Mail oder Passwort stimmt nicht",
  "Invalid email": "Das ist keine gültige E-Mail-Adresse",
  "Password too short": "Das Passwort ist zu kurz",
  "Password too long": "Das Passwort ist zu lang",
  "User already exists.": "Dieses Konto gibt es schon.",
  "User already exists. Use another email.": "Dieses Konto gibt es schon. Nimm eine andere E-Mail-Adresse.",
  // Notices: what moderators decided, and what came of reports.
  "It carries a label now.": "Es trägt jetzt einen Hinweis.",
  "It is hidden.": "Es ist verborgen.",
  "It was removed.": "Es wurde entfernt.",
  "This is a warning.": "Das ist eine Verwarnung.",
  "You cannot chat or comment until {0}.": "Du kannst bis {0} nicht chatten oder kommentieren.",
  "You cannot chat or comment.": "Du kannst nicht chatten oder kommentieren.",
  "Your account is suspended until {0}.": "Dein Konto ist bis {0} gesperrt.",
  "Your account is suspended.": "Dein Konto ist gesperrt.",
  "Your account is banned until {0}.": "Dein Konto ist bis {0} gebannt.",
  "Your account is banned, without an end.": "Dein Konto ist gebannt, ohne Ende.",
  "Nothing was restricted.": "Nichts wurde eingeschränkt.",
  "Moderators have frozen this room: nobody in it changes the picture.":
    "Die Moderation hat diesen Raum eingefroren: Niemand darin ändert das Bild.",
  "Moderators have removed you from this room: you cannot come in again.":
    "Die Moderation hat dich aus diesem Raum entfernt: Du kannst nicht wieder herein.",
  "Moderators have set what you did in this room back to an earlier moment.":
    "Die Moderation hat, was du in diesem Raum gemacht hast, auf einen früheren Moment zurückgesetzt.",
  "Moderators have set what one member did in this room back to an earlier moment.":
    "Die Moderation hat, was jemand in diesem Raum gemacht hat, auf einen früheren Moment zurückgesetzt.",
  "The moderators’ freeze is lifted.": "Die Moderation hat den Raum wieder aufgetaut.",
  "You can come into the room again, unless its host keeps you out.":
    "Du kannst wieder in den Raum, es sei denn, sein Gastgeber lässt dich nicht ein.",
  "What was set back comes back, where nobody has changed it since.":
    "Was zurückgesetzt war, kommt zurück, wo es seither niemand geändert hat.",
  "A moderator has looked at it: nothing is against the rules, and it is shown.":
    "Die Moderation hat es angesehen: Nichts ist gegen die Regeln, und es wird gezeigt.",
  "Moderators acted on it.": "Die Moderation hat gehandelt.",
  "Moderators found nothing against the rules.": "Die Moderation fand nichts gegen die Regeln.",
  "The decision was taken back.": "Die Entscheidung wurde zurückgenommen.",
  "The decision was taken back; everything is as it was.":
    "Die Entscheidung wurde zurückgenommen; alles ist, wie es war.",
  "Your appeal was right: the decision is overturned.":
    "Dein Widerspruch war berechtigt: Die Entscheidung ist aufgehoben.",
  "Your appeal was right: the decision is overturned and everything is as it was.":
    "Dein Widerspruch war berechtigt: Die Entscheidung ist aufgehoben, und alles ist, wie es war.",
  "Your appeal was heard, and the decision stands.":
    "Dein Widerspruch wurde geprüft, und es bleibt bei der Entscheidung.",
  "The appeal was right: the decision is overturned.":
    "Der Widerspruch war berechtigt: Die Entscheidung ist aufgehoben.",
  "The appeal was right: the decision is overturned and everything is as it was.":
    "Der Widerspruch war berechtigt: Die Entscheidung ist aufgehoben, und alles ist, wie es war.",
  "The appeal was heard, and the decision stands.":
    "Der Widerspruch wurde geprüft, und es bleibt bei der Entscheidung.",
  "On appeal, another moderator overturned the decision.":
    "Nach einem Widerspruch hat jemand anderes aus der Moderation die Entscheidung aufgehoben.",
  "Moderators have thawed this room.": "Die Moderation hat diesen Raum wieder aufgetaut.",
  "Moderators let you come into this room again.": "Die Moderation lässt dich wieder in diesen Raum.",
  // Why there is a new version of a work.
  "someone withdrew": "jemand hat sich zurückgezogen",
  "credits changed": "Nennungen haben sich geändert",
  "someone left": "jemand ist gegangen",
  "a split was declared": "eine Aufteilung wurde angegeben",
  // Titles of rules, as `app/_words/de/terms.json` has them: they stand within other sentences.
  "Nothing that sexualises children": "Nichts, das Kinder sexualisiert",
  "No threats and no harm": "Keine Drohungen und kein Schaden",
  "No one's private life": "Niemandes Privatleben",
  "No hatred": "Kein Hass",
  "No hounding of people": "Kein Nachstellen",
  "No sexual content in public": "Nichts Sexuelles in der Öffentlichkeit",
  "No cruelty for its own sake": "Keine Grausamkeit um ihrer selbst willen",
  "Others' rights": "Die Rechte anderer",
  "Honest credit": "Ehrliche Nennung",
  "No advertising and no flooding": "Keine Werbung und keine Fluten",
  "No way around a decision": "Kein Weg um eine Entscheidung herum",
  "The law": "Das Gesetz",
  // What others did to a case meanwhile: last, since a sentence of others could end so.
  "This case has changed since you looked.": "Dieser Fall hat sich geändert, seit du ihn angesehen hast.",
  "{0} reported it again.": "{0} hat es noch einmal gemeldet.",
  "{0} added a flag.": "{0} hat es markiert.",
  "{0} took it on.": "{0} hat es übernommen.",
  "{0} let go of it.": "{0} hat es wieder abgegeben.",
  "{0} wrote a note.": "{0} hat eine Notiz geschrieben.",
  "{0} passed it on to the admins.": "{0} hat es an die Administration weitergegeben.",
  "{0} decided it.": "{0} hat es entschieden.",
  "{0} restored it.": "{0} hat es wiederhergestellt.",
  "{0} appealed.": "{0} hat widersprochen.",
  "{0} answered the appeal.": "{0} hat den Widerspruch beantwortet.",
  "{0} took the decision back.": "{0} hat die Entscheidung zurückgenommen.",
  "{0} gave back what it took in the room.": "{0} hat zurückgegeben, was im Raum genommen war.",
  "Look again, then decide.": "Sieh noch einmal nach, dann entscheide.",
  // Lines of a room's log, as moderators replay it. What begins alike stands before what is less certain.
  "branched this room": "hat diesen Raum abgezweigt",
  "opened the room": "hat den Raum geöffnet",
  "took back what they did at moment {0}": "hat zurückgenommen, was in Moment {0} geschah",
  "did again what they did at moment {0}": "hat wiederholt, was in Moment {0} geschah",
  "came in as host": "kam als Gastgeber herein",
  "came in as editor": "kam herein und bearbeitet",
  "came in as viewer": "kam herein und sieht zu",
  left: "ist gegangen",
  "made {0} host": "hat {0} zum Gastgeber gemacht",
  "made {0} editor": "lässt {0} bearbeiten",
  "made {0} viewer": "lässt {0} nur zusehen",
  "removed {0}": "hat {0} entfernt",
  "let {0} come back": "lässt {0} wieder herein",
  "muted {0}": "hat {0} stummgeschaltet",
  "let {0} speak again": "hat die Stummschaltung von {0} aufgehoben",
  "froze the room": "hat den Raum eingefroren",
  "thawed the room": "hat den Raum aufgetaut",
  "locked {0}": "hat {0} gesperrt",
  "unlocked {0}": "hat {0} entsperrt",
  "took {0} back to moment {1}": "hat {0} auf Moment {1} zurückgesetzt",
  "made the pulls of people who left part of the picture":
    "hat die Züge der Gegangenen zum Teil des Bildes gemacht",
  "set the room back to moment {0}": "hat den Raum auf Moment {0} zurückgesetzt",
  "proposed a picture, from moment {0}": "hat ein Bild vorgeschlagen, aus Moment {0}",
  "took the proposal of moment {0} back": "hat den Vorschlag aus Moment {0} zurückgenommen",
  "asked for a fresh start": "hat um einen Neuanfang gebeten",
  "began a vote on pictures": "hat eine Abstimmung über Bilder begonnen",
  "voted for the present picture": "hat für das jetzige Bild gestimmt",
  "voted for another picture": "hat für ein anderes Bild gestimmt",
  "wrote in the picture that won a vote": "hat das Bild eingetragen, das die Abstimmung gewann",
  "ended a vote: the picture stays": "hat eine Abstimmung beendet: Das Bild bleibt",
  "brought back what the vote at moment {0} replaced":
    "hat zurückgebracht, was die Abstimmung in Moment {0} ersetzt hatte",
  "chose the model {0}": "hat das Modell {0} gewählt",
  "set the seed to {0}": "hat den Seed auf {0} gesetzt",
  "set variety to {0}": "hat die Vielfalt auf {0} gesetzt",
  "made the picture {0}": "hat dem Bild die Form {0} gegeben",
  "mixed {0} into {1}": "hat {0} in {1} gemischt",
  "set a member's influence to {0}": "hat einen Einfluss auf {0} gesetzt",
  "blended another picture in": "hat ein anderes Bild eingemischt",
  "took a blend out": "hat eine Beimischung entfernt",
  "set the palette to {0}": "hat die Palette auf {0} gesetzt",
  "took the palette off": "hat die Palette entfernt",
  "let go of {0}": "hat {0} losgelassen",
  "pinned {0}": "hat {0} angeheftet",
  "set a keyframe": "hat einen Keyframe gesetzt",
  "took a keyframe out": "hat einen Keyframe entfernt",
  "gave the picture a finish": "hat dem Bild ein Finish gegeben",
  "took the finish off": "hat das Finish entfernt",
  "stopped painting with the hand {0}": "malt nicht mehr mit der Hand {0}",
  "painted with the hand {0} in places": "malte stellenweise mit der Hand {0}",
  "painted with the hand {0}": "malte mit der Hand {0}",
  "set the finish's {0} to {1}": "hat {0} des Finishs auf {1} gesetzt",
  "made a hand from a picture": "hat aus einem Bild eine Hand gemacht",
  "took a hand made from a picture out": "hat eine Hand aus einem Bild entfernt",
  "A tag has at most 80 characters.": "Ein Tag hat höchstens 80 Zeichen.",
  "A work has at most 24 tags.": "Ein Werk hat höchstens 24 Tags.",
  "That text is too long: at most {0} characters.": "Dieser Text ist zu lang: höchstens {0} Zeichen.",
  "Choose a password of at least 4 characters.": "Wähl ein Passwort mit mindestens 4 Zeichen.",
  "Say a little more: at least ten characters.": "Sag etwas mehr: mindestens zehn Zeichen.",
  "set {0} to {1}": "hat {0} auf {1} gesetzt",
};
