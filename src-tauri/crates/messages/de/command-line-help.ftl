### What the command line says about itself: its help and what it does not understand. A text of a command or an option is
### one line or begins with one; `.more` is what only --help says of it, `.after` what stands below the options.

help-usage = Aufruf:
help-commands = Befehle:
help-arguments = Argumente:
help-options = Optionen:
help-host = Host:
help-officer = Bearbeiter:
help-recovery = Wiederherstellung:
# Stand for what can follow, in the line that says how a command is typed.
help-any-options = OPTIONEN
help-a-command = BEFEHL
help-default = [Standard: { $value }]
help-possible-values = [mögliche Werte: { $values }]
help-environment-variable = [Umgebungsvariable: { $name }]

## Commands

command = Die Desktop-Registrierungsstelle für Organisationen, die ihre PKI mit Smartcards betreiben
command-help = Diese Hilfe oder die eines Befehls ausgeben
command-devices = Kartenleser und die Karten darin auflisten
command-card = Zeigen, was auf einer Karte ist: Identität, Schlüssel, Zertifikate, übrige Versuche
command-card-record = Zeigen, was der Host über eine Karte weiß: Bestand, was mit ihr getan wurde, ihre Zertifikate
command-certificate = Ein Zertifikat mit jedem Feld und jeder Erweiterung zeigen, und was der Host darüber weiß
command-procedures = Die für Sie verwendbaren Verfahren auflisten oder zeigen, was eines verlangt und tut
command-issue = Zertifikate auf die Karte des Inhabers ausstellen und archivierte Schlüssel darauf bringen
command-archive = Das Archiv privater Schlüssel durchsuchen
command-archive-search = Archivierte Schlüssel nach dem Zertifikat finden, das beim Erzeugen des Schlüssels ausgestellt wurde
    .after =
        Zusammen angegebene Kriterien müssen alle zutreffen. Höchstens 50 Zertifikate werden gezeigt, die neuesten zuerst; --after fährt fort.

        Mit --json: { $shape }.
command-recovery = Genehmigung einer Wiederherstellung beantragen und über Anträge anderer entscheiden
command-recovery-request = Genehmigung beantragen: Andere Bearbeiter lesen, wer welche Schlüssel auf welcher Karte will und warum
    .after =
        Ausgegeben wird der Digest des Antrags. Haben genügend Bearbeiter genehmigt, verbraucht ihn `countersign issue --request DIGEST` mit demselben Verfahren, derselben Karte, demselben Inhaber, denselben Schlüsseln und demselben Grund. Der Antrag läuft nach sieben Tagen ab.

        Mit --json: { $shape }.
command-recovery-list = Die wartenden und genehmigten Anträge auflisten, die aller Bearbeiter, wenn Sie genehmigen dürfen; auch Ihre eigenen abgelehnten
command-recovery-approve = Den Antrag eines anderen Bearbeiters genehmigen
command-recovery-refuse = Den Antrag eines anderen Bearbeiters ablehnen; er wird geschlossen
command-orders = Aufträge auflisten, zeigen, prüfen, verwerfen und exportieren
command-orders-list = Aufträge auflisten, die neuesten zuerst: die offenen oder alle
command-orders-show = Einen Auftrag zeigen: wer was für welche Karte beauftragt hat, und seine Zertifikate
command-orders-verify = Die Signaturen eines Auftrags prüfen und ob seine Dokumente zusammengehören
command-orders-abandon = Einen offenen Auftrag verwerfen; seine Zertifikate werden widerrufen
command-orders-export = Die Dokumente eines Auftrags in einen Ordner schreiben, für `openssl cms -verify` und zum Aufbewahren
command-unblock = Eine Karte mit ihrer PUK entsperren, was eine neue PIN setzt
    .after =
        Auf einer PIV-Karte setzt das Entsperren eine neue PIN, ob die alte blockiert ist oder nicht. Die neue PIN erreicht den Inhaber so, wie es das Verfahren des letzten Auftrags der Karte sagt. Nach der PUK wird gefragt, oder sie kommt aus der Geheimnisdatei (puk=…); sie verlässt diesen Computer nie. Mit --host-puk liefert sie der Host.

        Mit --json: { $shape }.
command-change-pin = Die PIN einer Karte ändern, mit der PIN, die sie hat
    .after =
        Die PIN, die die Karte hat, gibt der Inhaber ein (holder-pin=…). Die neue erreicht ihn so, wie es das Verfahren des letzten Auftrags der Karte sagt.

        Mit --json: { $shape }.
command-letters = PIN-Briefe auflisten und drucken und Brief-IDs im Voraus anlegen
command-letters-list = PIN-Briefe auflisten, die neuesten zuerst
command-letters-print = Briefe über den Druckdienst des Systems drucken; ein weiteres Mal nur mit einem Grund
command-letters-preview = Einen Brief, wie er aussehen wird, in eine PDF-Datei schreiben, mit Punkten statt PIN und PUK
command-letters-create-ids = Brief-IDs im Voraus anlegen, für damit bedrucktes Papier, jede um 1 höher als die vorige
command-mails = PIN-Mails auflisten und fehlgeschlagene noch einmal senden
command-mails-list = PIN-Mails auflisten, die neuesten zuerst
command-mails-resend = Eine fehlgeschlagene Mail noch einmal senden
command-practice = Eine Übungskarte ausstellen: Kartenleser, Karten und Host sind im Programm
command-completions = Die Vervollständigungen für eine Shell ausgeben

## Arguments and options: of one command, or of all that have one of that name

argument-help = Hilfe ausgeben: die kurze (-h) oder die ganze (--help)
argument-version = Version ausgeben
argument-json = JSON statt Text ausgeben: einen Wert, oder einen Wert je Zeile, wo Schritte oder Ereignisse gemeldet werden
    .more = Ein Fehler ist { $shape }.
argument-help-subcommand = Der Befehl
argument-host = Adresse des Zertifikatsmanager-Hosts (https://…). Ohne sie der Host der Konfiguration, sonst der hier eingebettete
argument-ca = Die Zertifizierungsstelle, von der das TLS-Zertifikat des Hosts stammen muss, eine PEM-Datei. Ohne sie die der Konfiguration, für den Host der Konfiguration; wo eine Richtlinie den Host festlegt, gilt diese nicht
argument-data = Ordner des eingebetteten Hosts; ohne Angabe der dieses Benutzers. Beim ersten Mal wird er eingerichtet und sagt, wo; Bearbeiter und Karten werden mit `countersign-host officers add` und `cards import` bekannt gemacht, die denselben Ordner nehmen
argument-officer-device = Kartenleser mit der Bearbeiterkarte: sein Name oder ein Teil, den kein anderer hat
argument-secrets = PINs aus einer Datei oder von der Standardeingabe (-) lesen, statt zu fragen. Je Zeile eine: signature-pin=…, holder-pin=…, new-pin=…, puk=…
argument-devices-watch = Weiter melden, was eingelegt und herausgenommen wird, bis Strg+C
argument-card-device = Kartenleser mit der Karte: sein Name oder ein Teil, den kein anderer hat
argument-device = Kartenleser mit der Karte des Inhabers: sein Name oder ein Teil, den kein anderer hat
argument-card-record-device = Kartenleser mit der Karte: sein Name oder ein Teil, den kein anderer hat
argument-card-record-order = Die Karte dieses Auftrags, nach der ID des Auftrags; sie muss nicht hier sein
argument-certificate-id = Die Zertifikat-ID, dezimal: ein Zertifikat des Hosts
argument-certificate-key = Das Zertifikat an diesem Platz der Karte: 9a, 9c, 9d, 9e oder 82 bis 95
argument-certificate-device = Kartenleser mit der Karte: sein Name oder ein Teil, den kein anderer hat
argument-procedures-procedure = Das zu zeigende Verfahren, nach seinem Namen in der Liste: seine Schlüssel, Eingabefelder, Karten und PIN. Ohne Angabe die Liste
argument-procedure = Das Verfahren, nach seinem Namen in der Liste von `countersign procedures`
argument-practice-procedure = Das Verfahren, nach seinem Namen in der Liste von `countersign practice --procedures`
argument-recovery-request-procedure = Das Verfahren, dem der Auftrag folgen wird, nach seinem Namen in der Liste von `countersign procedures`
argument-inputs = Ein Feld zum Inhaber, nach Name oder Bezeichnung: common_name=Anna Berg. Einmal je Feld
argument-actions = Die Aktion für einen Schlüssel: 9a=add, redo, issue oder blank. Nicht genannte Schlüssel nehmen die Vorgabe des Verfahrens. Für einen Schlüssel aus dem Archiv gibt es --recover und --no-request
argument-algorithms = Der Algorithmus eines Schlüssels, der auf der Karte oder beim Host erzeugt wird: 9a=rsa2048, rsa3072, rsa4096, eccp256 oder eccp384
argument-dry-run = In Worten zeigen, was signiert würde, und dort aufhören. Ein Entwurf, der nicht eingereicht werden kann, endet mit Exit-Code 6
argument-pin-mail = Die Adresse, an die die PIN per E-Mail geht, wo das Verfahren sie so verschickt
argument-letter-id = Die ID des Briefs, wie sie auf dem Papier steht, wo das Verfahren PIN oder PUK druckt
argument-recover = Einen Schlüssel aus dem Archiv anfordern: 9d=ID nimmt den Schlüssel jener Zertifikat-ID; mit 9d allein sucht der Host nach den Feldern des Inhabers. Ein Verfahren mit nur einem wiederherzustellenden Schlüssel fordert ihn auch ohne diese Option an
argument-no-request = Für diesen Platz keinen Schlüssel aus dem Archiv anfordern, obwohl das Verfahren es zunächst täte
argument-reason = Warum Schlüssel wiederhergestellt werden, in eigenen Worten; der Grund wird signiert und im Audit des Hosts aufbewahrt
argument-issue-request = Der genehmigte Wiederherstellungsantrag, den der Auftrag verbraucht, wo das Verfahren Genehmigungen verlangt: sein Digest oder ein Anfang davon, den kein anderer hat
argument-practice-request = { argument-issue-request }
argument-request = Digest des Antrags oder ein Anfang davon, den kein anderer hat
argument-recovery-refuse-reason = Warum, in eigenen Worten; der Grund wird signiert und dem beantragenden Bearbeiter gezeigt
argument-archive-search-serial = Die ganze Seriennummer, hexadezimal; Doppelpunkte, Leerzeichen, Bindestriche, 0x und führende Nullen spielen keine Rolle
argument-archive-search-subject = Ein Teil des Subjekts, mindestens drei Zeichen, groß oder klein
argument-archive-search-id = Die Zertifikat-ID, dezimal
argument-archive-search-after = Nur die nach dieser Zertifikat-ID: der letzten der vorigen Seite
argument-orders-list-all = Alle Aufträge, nicht nur die offenen
argument-orders-list-open = Nur die offenen Aufträge; das ist die Liste ohne --all und --search
argument-orders-list-search = Die mit allen diesen Wörtern von mindestens drei Zeichen: in Karte, Inhaber, Verfahren, Bearbeiter, Grund, Auftrag, Seriennummer; # und Ziffern für eine Zertifikat-ID
argument-orders-list-before = Nach dem letzten der vorigen Seite fortfahren, mit der dort ausgegebenen Stelle
argument-order = ID des Auftrags
argument-orders-abandon-reason = Warum, in eigenen Worten; der Grund wird mit dem Auftrag signiert
argument-orders-export-to = Ordner für die Dateien; fehlt er, wird er angelegt
argument-unblock-host-puk = Mit der PUK entsperren, die der Host hat; das erfordert die Rolle dafür
argument-letters-list-state = Nur die in diesem Zustand: waiting, ready, printed oder erased
argument-letters-list-search = Nur die, deren ID, Inhaber oder Karte dies enthält
argument-letters-list-before = Nach dem letzten der vorigen Seite fortfahren, mit seiner Nummer
argument-letters = Nummern der Briefe, wie `countersign letters list` sie zeigt, in der Reihenfolge, in der sie gedruckt werden
argument-letters-print-printer = Der Drucker, wie das System ihn nennt. Ohne Angabe der der Konfiguration, sonst der Standarddrucker des Systems
argument-letters-print-reason = Warum sie noch einmal gedruckt werden, in eigenen Worten; der Grund wird mit dem Auftrag signiert
argument-letter = Nummer des Briefs, wie `countersign letters list` sie zeigt
argument-letters-preview-to = Die zu schreibende PDF-Datei
argument-letters-create-ids-prefix = Das Präfix jeder ID. Ohne Angabe das der Konfiguration, sonst keines
argument-letters-create-ids-first = Die Nummer der ersten. Ohne Angabe die nach der höchsten, die so beginnt
argument-letters-create-ids-digits = Wie viele Ziffern die Nummern mindestens haben, mit Nullen davor
argument-letters-create-ids-count = Wie viele
argument-mails-list-state = Nur die in diesem Zustand: waiting, queued, sent, failed oder erased
argument-mails-list-before = Nach der letzten der vorigen Seite fortfahren, mit ihrer Nummer
argument-mail = Nummer der Mail, wie `countersign mails list` sie zeigt
argument-mails-resend-address = Die Adresse; eine ohne @ erhält die Domäne der Konfiguration
argument-mails-resend-reason = Warum sie noch einmal gesendet wird, in eigenen Worten; der Grund wird mit dem Auftrag signiert
argument-practice-card = Die Übungskarte, nach ihrer Nummer; ohne Angabe die erste, für die das Verfahren ist
argument-practice-cards = Die Übungskarten auflisten
argument-practice-procedures = Die Übungsverfahren auflisten
argument-practice-show = Das Verfahren zeigen: seine Schlüssel, Eingabefelder, Karten und PIN
argument-completions-shell = Die Shell

## What a program that issues is told with --json

json-lines = Mit --json ein Wert je Zeile:
json-in-no-certificate = ausgefüllte Felder, die in kein Zertifikat kommen
json-step = jeder Schritt, sobald er endet
json-pin-code = die PIN, wo das Verfahren sie anzeigt
json-puk-code = die PUK, wo das Verfahren sie anzeigt, nach der PIN
json-result = zuletzt das Ergebnis
json-dry-run = Mit --dry-run ist es stattdessen { $draft }, und danach { $error }, wo der Entwurf nicht eingereicht werden kann.

## Below the help of the program

exit-codes = Exit-Codes:
exit-0 = fertig
exit-1 = fehlgeschlagen, aus keinem der unten genannten Gründe
exit-2 = die Befehlszeile wurde nicht verstanden, oder etwas Nötiges wurde nicht angegeben
exit-3 = abgebrochen; es wurde nichts ausgestellt
exit-4 = PIN: falsch, blockiert oder gegen die Regeln
exit-5 = Kartenleser oder Karte: nicht vorhanden, die falsche, von einem anderen Programm belegt, herausgenommen, ausgefallen
exit-6 = Entwurf: ein Feld, eine Aktion oder ein Verfahren passt nicht oder fehlt
exit-7 = der Host hat abgelehnt
exit-8 = der Host ist nicht erreichbar oder nicht der, dem vertraut wird
exit-9 = unvollständig: Zertifikate wurden oder sind möglicherweise ausgestellt, aber die Karte ist nicht fertig; der Auftrag bleibt offen
exit-10 = ein Auftrag oder ein anderes Dokument hält der Prüfung nicht stand
exit-130 = durch Strg+C beendet: durch ein zweites, während eine Karte ausgestellt wird, sonst durch das erste
environment = Umgebung:
environment-no-color = keine Farben
environment-log = was auf der Standardfehlerausgabe protokolliert wird, etwa debug oder desk=trace; nie Geheimnisse

## What is not understood

usage-unknown-argument = { $argument } gibt es hier nicht{ $suggested ->
    [none] {""}
   *[other] ; gemeint ist wohl { $suggested }
 }
usage-unknown-command = es gibt keinen Befehl „{ $command }“{ $suggested ->
    [none] {""}
   *[other] ; gemeint ist wohl { $suggested }
 }
usage-command-missing = ein Befehl fehlt: { $commands }
usage-value-missing = { $argument } braucht einen Wert
usage-value-unknown = „{ $value }“ ist für { $argument } nicht möglich; möglich: { $values }
usage-value-not-taken = „{ $value }“ ist für { $argument } nicht möglich{ $why ->
    [none] {""}
   *[other] : { $why }
 }
usage-values = { $argument } hat zu viele oder zu wenige Werte
usage-twice = { $argument } ist zweimal angegeben
usage-not-together = { $argument } geht nicht zusammen mit { $others }
usage-missing = { $count ->
    [one] { $arguments } fehlt
   *[other] Folgendes fehlt: { $arguments }
 }
usage-not-text = sie enthält etwas, das kein Text (UTF-8) ist
usage-other = { $why }

value-not-of-form = nicht in der Form { $form }
value-no-action = „{ $typed }“ ist keine Aktion; möglich: { $actions }
value-no-algorithm = „{ $typed }“ ist kein Algorithmus; möglich: { $algorithms }
value-no-key = „{ $typed }“ bezeichnet keinen Schlüssel; möglich: 9a, 9c, 9d, 9e und 82 bis 95
value-no-certificate-id = keine Zertifikat-ID nach =
value-no-digest = nicht { $least } bis { $most } hexadezimale Ziffern
