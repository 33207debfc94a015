### What the command line says beside results and errors.

failed = Fehlgeschlagen:
next = Weiter:
code = Code:

ask-sign-in-pin = PIN der Bearbeiterkarte in { $reader } zum Anmelden{ $tries }
ask-signature-pin = Signatur-PIN für { $reader } zum Einreichen{ $tries }
ask-abandon-pin = Signatur-PIN für { $reader }, um den Auftrag zu verwerfen{ $tries }
ask-unblock-pin = Signatur-PIN für { $reader }, um die Karte zu entsperren{ $tries }
ask-change-pin-pin = Signatur-PIN für { $reader }, um die PIN der Karte zu ändern{ $tries }
ask-print-pin = Signatur-PIN für { $reader }, um Briefe zu drucken{ $tries }
ask-letter-ids-pin = Signatur-PIN für { $reader }, um Brief-IDs anzulegen{ $tries }
ask-resend-pin = Signatur-PIN für { $reader }, um die Mail noch einmal zu senden{ $tries }
ask-puk = PUK der Karte in { $reader }{ $tries }
ask-recovery-request-pin = Signatur-PIN für { $reader }, um die Wiederherstellung zu beantragen{ $tries }
ask-recovery-decision-pin = Signatur-PIN für { $reader }, um über den Wiederherstellungsantrag zu entscheiden{ $tries }
ask-present-pin = Jetzige PIN der Karte in { $reader }{ $tries }
ask-holder-pin = PIN des Inhabers für { $reader }{ $tries }
ask-new-pin = Neue PIN (nur Eingabe: Die vom System erzeugte PIN wird gesetzt und angezeigt)
ask-new-pin-again = Neue PIN, noch einmal
ask-pin-mail = Adresse, an die die PIN gemailt wird{ $is-proposed ->
    [yes] {" "}(nur Eingabe: { $proposed })
   *[no] {""}
 }
ask-letter-id = ID des Briefs{ $is-proposed ->
    [yes] {" "}(nur Eingabe: { $proposed })
   *[no] {""}
 }
type-signature-pin-on-reader = Die Signatur-PIN an den Tasten von { $reader } eingeben{ $tries }. Die rote Taste bricht ab: Es wird kein Versuch verbraucht.
type-new-pin-on-reader = Die neue PIN zweimal an den Tasten von { $reader } eingeben. Die rote Taste bricht ab: Die vom System erzeugte PIN wird gesetzt und angezeigt.
new-pin-on-reader = Die neue PIN wird an den Tasten von { $reader } eingegeben. Eingabe, sobald der Inhaber bereit ist; Strg+C: Die vom System erzeugte PIN wird gesetzt und angezeigt
new-pin-rules = { $card } erhält eine neue PIN:
new-pin-broken = Diese PIN verletzt eine Regel:
new-pins-differ = Die beiden stimmten nicht überein.

pin-code-acknowledge = Eingabe, sobald der Inhaber ihn hat: Er wird dann gelöscht und nicht noch einmal angezeigt.
pin-code-shown = Der PIN-Code wurde angezeigt.
puk-code-shown = Der PUK-Code wurde angezeigt.

secrets-open-to-others = Warnung: Auch andere als Sie können { $file } lesen. Dieses Recht entziehen: chmod 600.

no-devices = Kein Kartenleser gefunden. Einen Kartenleser anschließen.
device-empty = –
device-mute = eine Karte, die nicht antwortet
device-not-piv = eine Karte ohne PIV
device-unreadable = eine Karte, die nicht lesbar ist ({ $code })
card-without-identity = eine Karte, die sich nicht ausweist
card-without-keys = Die Karte zeigt keine Schlüssel und keine Zertifikate.

event-service-started = Der Smartcard-Dienst antwortet wieder.
event-service-stopped = Der Smartcard-Dienst läuft nicht. Es wird auf ihn gewartet.
event-device-added = { $device }: Kartenleser angeschlossen
event-device-removed = { $device }: Kartenleser getrennt
event-card-inserted = { $device }: Karte eingelegt
event-card-read = { $device }: { $card }
event-card-mute = { $device }: eine Karte, die nicht antwortet
event-card-removed = { $device }: Karte herausgenommen

guid = GUID
pin = PIN
puk = PUK
management-key = Management-Schlüssel
not-told = von der Karte nicht angegeben
factory = wie ab Werk
certificate-malformed = nicht lesbar: { $why }

broken-min-length = Die PIN hat zu wenige Ziffern.
broken-max-length = Die PIN hat zu viele Ziffern.
broken-only-digits = Die PIN enthält andere Zeichen als Ziffern.
broken-no-repeats = Die PIN ist durchgehend dieselbe Ziffer.
broken-no-sequences = Die PIN ist eine auf- oder absteigende Folge.
broken-not-factory = Die PIN ist die ab Werk.
broken-not-holder-data = Die PIN kommt in dem vor, was zum Inhaber eingegeben wurde.

yes = ja
no = nein
on-card = Auf der Karte
granted = Freigegeben
changed = Geändert
documents = Dokumente
signed-by = Signiert von
verified-at = Geprüft um
digest = SHA-256
officer-authorities = Zertifizierungsstellen der Bearbeiter
description = Beschreibung

issued = Auf die Karte mit { $card } ausgestellt. Auftrag { $order }.
pin-is-system = Die Karte hat die angezeigte PIN.
pin-is-entered = Die Karte hat die eingegebene PIN.
pin-is-unchanged = Die Karte hat die PIN, die sie hatte.
pin-is-mailed = Der Host mailt die PIN an { $address }.
pin-is-in-letter = Die PIN steht im Brief { $letter }, der jetzt gedruckt werden kann.
puk-is-host-only = Die Karte hat eine neue PUK, die der Host behält.
puk-is-shown = Die Karte hat die angezeigte PUK.
puk-is-in-letter = Die PUK steht im Brief { $letter }, der jetzt gedruckt werden kann.
taken-in = Die Karte wurde aufgenommen: Sie hat eine eigene PUK und einen eigenen Karten-Management-Schlüssel.

will-be-signed = Das wird signiert und eingereicht:
fields-dropped = In keinem Zertifikat: { $fields }.
dry-run = Es wurde nichts signiert oder ausgestellt. Nonce, IDs, öffentliche Schlüssel und Nachweise kommen beim Signieren hinzu.

procedure-hidden = Nicht für Sie: { $procedure }. { $why }
no-procedures = Der Host hat kein aktives Verfahren.
procedures-next = { $place ->
    [practice] Schlüssel, Felder und PIN eines Verfahrens: countersign practice --show --procedure NAME
   *[desk] Schlüssel, Felder und PIN eines Verfahrens: countersign procedures NAME
 }
procedure-title = { $procedure } ({ $id }), Revision { $revision }
procedure-cards = { $stock ->
    [pre-personalized] Vorpersonalisierte PIV-Karten
    [blank] Leere PIV-Karten
   *[any] PIV-Karten, vorpersonalisiert oder leer
 }
procedure-serials = { $cards }, Seriennummern { $ranges }
serial-range = { $from } bis { $to }
role-name = { $role ->
    [issue-certificate] { role-issue-certificate }
    [revoke-certificate] { role-revoke-certificate }
    [recover-key] { role-recover-key }
    [approve-recovery] { role-approve-recovery }
    [manage-pin-letters] PIN-Briefe verwalten
    [unblock-card] Karte entsperren
    [use-puk] PUK verwenden
   *[other] { $role }
 }
key-source = { $source ->
    [production] aus der Produktion
    [generate] auf der Karte erzeugt
    [archive] beim Host erzeugt und archiviert
    [recover] aus dem Archiv
   *[none] –
 }
redo-transport-only = redo (nur Transportzertifikate)
pin-distribution = { $distribution ->
    [show-at-ra] Erzeugt ({ $digits } Ziffern) und einmal angezeigt
    [email] Erzeugt ({ $digits } Ziffern) und gemailt
    [letter] Erzeugt ({ $digits } Ziffern) und als Brief gedruckt
    [unchanged] Unverändert
   *[enter-at-ra] Am Arbeitsplatz eingegeben; ohne Eingabe erzeugt ({ $digits } Ziffern) und einmal angezeigt
 }
field-without-rule = beliebiger Text
field-format = { $format ->
    [email] name@domäne
   *[upn] benutzer@realm
 }
field-least = mindestens { $count } Zeichen
field-most = höchstens { $count } Zeichen
field-characters = { $set ->
    [digits] nur Ziffern
    [alphanumeric] Buchstaben A–Z, a–z und Ziffern
    [printable] Buchstaben A–Z, a–z, Ziffern, Leerzeichen und ' ( ) + , - . / : = ?
   *[ascii] sichtbare ASCII-Zeichen und Leerzeichen
 }
field-pattern = Form { $pattern }
field-hidden = zunächst ausgeblendet
no-orders = Der Host hat keine Aufträge.
no-orders-found = Kein Auftrag gefunden.
more-orders = Das sind die ersten; es gibt mehr. Mehr Wörter angeben oder mit --before { $position } fortfahren.
no-open-orders = Kein Auftrag ist offen.
revoked-at = widerrufen { $time }
verified = Auftrag { $order } hält der Prüfung stand.
abandoned = Auftrag { $order } wurde verworfen; seine Zertifikate sind widerrufen. Was auf der Karte ist, bleibt dort.
exported = Nach { $folder } geschrieben: { $files }
exported-verify = Wie sie sich anderswo prüfen lassen, steht in { $readme }.
exported-unverified = Auftrag { $order } hält der Prüfung NICHT stand: Die Dateien sind so, wie der Host sie hat, als Beleg dafür.
abandoned-by = Verworfen durch
abandoned-by-order = Auftrag { $order } von { $officer }, { $time }: { $reason }
field = Feld
value-as-signed = Wert, wie signiert

secret-signature-pin = Signatur-PIN
secret-holder-pin = PIN des Inhabers
secret-new-pin = neue PIN
secret-puk = PUK der Karte

nothing-archived-found = Kein archivierter Schlüssel hat ein solches Zertifikat. Die Suche bezieht sich auf das Zertifikat, das beim Erzeugen des Schlüssels ausgestellt wurde.
more-archived = Das sind die ersten { $count }; es gibt mehr. Die Suche eingrenzen oder mit --after { $id } fortfahren.
archived-keys = Archiviert: { $keys }.
recovered-keys = Aus dem Archiv: { $keys }.
archived-key = { $key } ({ $algorithm }, Datensatz { $record })
recovered-key = { $reused ->
    [yes] { $key } (Schlüssel und Zertifikat { $id })
   *[no] { $key } (Schlüssel zu Zertifikat { $id }, mit einem neuen)
 }

recovery-asked = Beantragt. Der Antrag läuft ab am { $time }. Sein Digest: { $digest }
    Andere Bearbeiter finden ihn mit: countersign recovery list
no-recovery-requests = Kein Wiederherstellungsantrag wartet.
request-digest = Antrag
asked-by = Beantragt von
onto-card = Auf Karte
made-at = Gestellt
ends-at = Läuft ab
approvals = Genehmigungen
refused = Abgelehnt
approvals-given = { $given ->
    [0] 0 von { $needed }
   *[other] { $given } von { $needed }: { $officers }
 }
refused-because = von { $officer }: { $reason }
will-be-approved = Das wird genehmigt:
will-be-refused = Das wird abgelehnt:
recovery-approved = Genehmigt. Damit hat der Antrag seine Genehmigungen: countersign issue --request { $digest }
recovery-approved-by-you = { $count ->
    [one] Genehmigt. Eine weitere Genehmigung ist nötig.
   *[other] Genehmigt. { $count } weitere Genehmigungen sind nötig.
 }
recovery-refused = Abgelehnt; der Antrag ist geschlossen.

practice-begin = Übung: Kartenleser, Karten und Host sind hier simuliert; außerhalb dieses Programms wird nichts berührt.
practice-officer = { $name } signiert als Bearbeiter mit der Karte in { $device }, PIN { $pin }.
practice-card = Die Karte des Inhabers in { $device }: { $card }.
practice-holder = Die Daten des Inhabers sind ein Beispiel: eigene mit --input angeben.
practice-lost-card = Vorher hatte der Inhaber eine andere Karte, mit { $card }: Ihr Verschlüsselungsschlüssel ist archiviert, und die Karte ist verloren.
practice-reason = Die Karte ging verloren.
practice-next = Als Nächstes ausprobieren:
practice-next-dry-run = was signiert würde, in Worten
practice-next-holder = ein eigener Inhaber
practice-next-blank-card = Schlüssel, die auf der Karte erzeugt werden
practice-next-archived = ein Verschlüsselungsschlüssel, den der Host erzeugt und archiviert
practice-next-recovered = die archivierten Schlüssel einer verlorenen Karte, auf der nächsten
practice-next-show = was ein Verfahren verlangt
practice-next-wrong-pin = mit der Zeile signature-pin=000000, um eine Ablehnung zu sehen
practice-next-readers = echte Programme an virtuellen Kartenlesern (Linux)
practice-then-procedures = Das Genannte berichtigen. Die Übungsverfahren: countersign practice --procedures. Was eines davon verlangt: countersign practice --show --procedure NAME
practice-then-again = Mit frischen Karten neu beginnen: countersign practice. Was hier ausgestellt wurde, war Übung und ist mit dem Übungshost vergangen.

# The steps of a submission, a line each, and what cancelling means.
step-done = { "  " }{ $step }{ $elapsed }
step-failed = { "  " }{ $step }{ $elapsed }  fehlgeschlagen
cancel-free = Strg+C bricht ab
cancel-leaves-new-keys = Strg+C hält nach diesem Schritt an; die Karte behält möglicherweise neue Schlüssel, ausgestellt wird nichts
cancel-leaves-open-order = Strg+C hält nach diesem Schritt an; der Auftrag bleibt offen
cancel-no = Abschluss

stop-free = Wird abgebrochen. Ein zweites Strg+C beendet das Programm sofort.
stop-leaves-new-keys = Hält nach dem Schritt „{ $step }“ an: Die Karte behält möglicherweise neue Schlüssel, ausgestellt wird nichts. Ein zweites Strg+C beendet das Programm sofort.
stop-leaves-open-order = Hält nach dem Schritt „{ $step }“ an: Zertifikate sind ausgestellt, und der Auftrag bleibt offen. Ein zweites Strg+C beendet das Programm sofort und lässt die Karte, wie sie dann ist.
stop-no = Zum Anhalten ist es zu spät; was noch fehlt, wird abgeschlossen. Ein zweites Strg+C beendet das Programm sofort und lässt die Karte, wie sie dann ist.

# A host that a desk made for itself, the first time: where it is, and what it needs next.

own-host-made = Dieser Arbeitsplatz hatte keinen Host; ein eigener wurde eingerichtet.
    Ordner           { $folder }
    Siegelschlüssel  { $sealing ->
        [credential-store] im Anmeldeinformationsspeicher dieses Systems
       *[file] in der Datei sealing.key in diesem Ordner, nur für Sie lesbar; der Anmeldeinformationsspeicher des Systems ist nicht verwendbar („{ $why }“)
    }
    Er kennt noch keinen Bearbeiter und keine Karte. Als Nächstes:
    { "  " }{ $program } officers add --name NAME --role issue-certificate --authentication 9A.pem --signature 9C.pem --issuer CA.pem
    { "  " }{ $program } cards import PRODUCTION-FILE
    Seine Zertifikate sagen nicht, wo ihre Sperrliste liegt; die eines mit countersign-host init --public-url URL eingerichteten Hosts sagen es.

# What the host knows of an order, a card and a certificate.
steps-of-order = Schritte
at = Wann
by = Von
took = Dauer
took-ms = { $ms } ms
done-by-host = der Host
published = veröffentlicht { $time }
not-published = nicht veröffentlicht
standing = Stand
abandoning-revokes = Verwerfen widerruft
producer = Hersteller
imported = Im Bestand seit
guid-then = Damalige GUID
transport-certificate = Transportzertifikat
replaced-or-overwritten = Seitdem
key-as-produced = wie produziert
key-replaced = Zertifikat ersetzt { $time }
key-overwritten = anderer Schlüssel seit { $time }
pin-at-host = PIN beim Host
pin-of-card = { $pin ->
    [production] die von der Produktion gesetzte
    [known] die eines Vorgangs ohne Quittung
   *[unknown-to-host] keine: Der Inhaber hat sie
 }
not-in-stock = Die Karte ist nicht im Bestand: Der Host weiß nichts über sie.
what-happened = Was geschah
certificate-state = { $state ->
    [unpublished] nicht veröffentlicht
    [live] gültig
    [revoked] widerrufen
    [expired] abgelaufen
    [gone] sein Schlüssel ist von diesem Platz verschwunden
   *[other] { $state }
 }
fingerprint = SHA-256
ordered-by = Beauftragt von
issued-on = Ausgestellt
revoked-for = widerrufen { $time } ({ $reason })
archive-of-key = Archiv
archived-key-of = Sein privater Schlüssel ist im Archiv.
critical = kritisch

## Cards that were issued before

unblocking-sets-pin = Auf einer PIV-Karte setzt das Entsperren eine neue PIN.
service-unblocked = Die Karte ist entsperrt (Auftrag { $order }).
service-pin-changed = Die PIN der Karte ist geändert (Auftrag { $order }).

## PIN letters and PIN mails

no-letters = Es gibt keine solchen Briefe.
letters-ready = Druckbereit: { $ready }. Freie Brief-IDs: { $free }.
more-letters = Es gibt mehr: mit --before { $letter } fortfahren.
letter-number = Nummer
letter-id = Brief-ID
letter-part = { $part } von { $parts }
letter-what = Enthält
letter-has = { $what ->
    [both] PIN und PUK
    [puk] PUK
   *[pin] PIN
 }
letter-state-heading = Zustand
letter-holder = Für
letter-ordered = Beauftragt
letter-state-waiting = wartet
letter-state-ready = bereit
letter-state-printed = gedruckt
letter-state-erased = gelöscht
letters-printed = { $count ->
    [one] { $printer } hat 1 Brief angenommen
   *[other] { $printer } hat { $count } Briefe angenommen
 } (Auftrag { $order }). Am Drucker nachsehen, ob Papier herauskam.
letter-preview-written = Die Vorschau wurde in { $file } geschrieben. PIN und PUK stehen nicht darin.
letter-ids-created = Die Brief-IDs { $first } bis { $last } sind angelegt.
no-mails = Es gibt keine Mails.
mails-failed = Fehlgeschlagen: { $failed }.
mails-not-set-up = Der Host ist nicht für den Mailversand eingerichtet.
more-mails = Es gibt mehr: mit --before { $mail } fortfahren.
mail-address = Adresse
mail-attempts = Versuche
mail-answer = Letzte Antwort
mail-state-waiting = wartet
mail-state-queued = eingereiht
mail-state-sent = gesendet
mail-state-failed = fehlgeschlagen
mail-state-erased = gelöscht
mail-resent = Die PIN wird noch einmal an { $address } gemailt.
