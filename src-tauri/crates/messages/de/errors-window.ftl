### What can be wrong with a place that a desk opens: the practice desk, and an own host that has no officer yet.

error-practice-no-such-device = Es gibt keinen Übungskartenleser „{ $device }“.
    .not-done = Es wurde keine Karte bewegt.
    .next = Einen der Übungskartenleser wählen.
error-practice-nothing-to-put-back = Aus „{ $device }“ wurde keine Karte herausgenommen.
    .not-done = Es wurde keine Karte bewegt.
    .next = Eine Karte zum Einlegen wählen.
error-practice-no-such-card = Es gibt keine Übungskarte { $number }.
    .not-done = Es wurde keine Karte bewegt.
    .next = Eine der Übungskarten wählen.
error-practice-card-not-made = Die Übungskarte konnte nicht erstellt werden.
    .not-done = Die Karten sind unverändert.
    .next = Erneut versuchen. Bleibt es dabei, den Übungsplatz verlassen und wieder öffnen.
error-window-unreachable = Das Fenster erreicht den Rest von Countersign nicht.
    .not-done = Was zuletzt verlangt wurde, ist möglicherweise nicht geschehen; die Anzeige ist möglicherweise veraltet.
    .next = Einen Moment warten. Bleibt es dabei, Countersign schließen und wieder öffnen; Karten und Aufträge werden dann neu gelesen.

error-no-place = Es ist kein Arbeitsplatz geöffnet.
    .not-done = Es wurde nichts getan.
    .next = Wählen, wo gearbeitet wird.
error-not-practice = Das ist nicht der Übungsplatz.
    .not-done = Es wurde keine Karte bewegt.
    .next = Karten von Hand bewegen, oder diesen Arbeitsplatz verlassen und den Übungsplatz öffnen.
error-stays-during-run = An diesem Arbeitsplatz wird gerade eine Karte ausgestellt.
    .not-done = Der Arbeitsplatz bleibt geöffnet.
    .next = Das Ende des Vorgangs abwarten oder ihn anhalten und dann verlassen.
error-settings-unusable = Was vom letzten Mal gemerkt wurde, ist nicht lesbar: { $file }.
    .not-done = Sonst wurde nichts geändert; Karten, Verfahren und Aufträge liegen nicht dort.
    .next = Wählen, wo gearbeitet wird: Die Datei wird dann neu geschrieben.

## A sitting: something was asked for that does not go together with how far the work is

error-officer-device-not-chosen = Der Kartenleser für die Bearbeiterkarte ist nicht gewählt.
    .not-done = Sie sind nicht angemeldet.
    .next = Den Kartenleser wählen, in dem die Bearbeiterkarte liegt.
error-officer-signed-in = { $officer } ist angemeldet.
    .not-done = Der Kartenleser für die Bearbeiterkarte ist unverändert; niemand wurde abgemeldet.
    .next = Abmelden, bevor sich ein anderer Bearbeiter anmeldet.
error-sign-in-under-way = Eine Anmeldung läuft bereits.
    .not-done = Es wurde nichts anderes begonnen.
    .next = Warten, bis sie beendet ist.
error-no-form = Es gibt kein Formular: Keine Karte wurde gelesen, oder kein Verfahren ist gewählt.
    .not-done = Was zuletzt eingegeben oder gewählt wurde, wurde nicht übernommen.
    .next = Die Karte einlegen und ein Verfahren wählen.
error-unknown-action = Es gibt keine Aktion „{ $action }“.
    .not-done = Der Entwurf ist unverändert.
    .next = „Hinzufügen“, „Ersetzen“ oder „Ausstellen“ wählen oder den Schlüssel lassen, wie er ist.
error-procedure-not-chosen = Es ist kein Verfahren gewählt.
    .not-done = { nothing-signed }
    .next = Ein Verfahren wählen und erneut einreichen.
error-subject-card-not-read = Die Karte dieses Formulars liegt nicht im Kartenleser für die Karte des Inhabers oder wurde noch nicht gelesen.
    .not-done = { nothing-signed }
    .next = Die Karte einlegen und einreichen, sobald sie gelesen ist.
error-run-not-put-away = Der letzte Vorgang ist beendet, und sein Ergebnis steht noch da.
    .not-done = { nothing-signed }
    .next = „Nächste Karte“ wählen oder zum Formular zurückkehren.
error-question-gone = Danach wird nicht mehr gefragt.
    .not-done = Die Antwort wurde nicht verwendet.
    .next = Beantworten, was jetzt gefragt wird.
error-pins-differ = Die beiden PINs stimmen nicht überein.
    .not-done = Die Karte hat sie nicht gesehen; es wurde kein Versuch verbraucht.
    .next = Die neue PIN zweimal eingeben.
error-pin-taken = Der PIN-Code wurde bereits ausgegeben. Er wird nur einmal ausgegeben.
    .not-done = Er wird nicht noch einmal angezeigt.
    .next = Wurde er notiert, dies angeben. Wenn nicht, auch das angeben: Der Auftrag bleibt offen, und der nächste Auftrag der Karte setzt eine andere PIN.
error-pin-not-taken = Der PIN-Code wurde noch nicht angezeigt.
    .not-done = Dem Host wurde nichts mitgeteilt.
    .next = Zuerst den PIN-Code ansehen, dann angeben, ob er notiert wurde.

## Choosing files

error-production-file-too-large = Die Datei ist größer als { $limit } Bytes: Das ist keine Produktionsdatei.
    .not-done = Es wurde keine Karte in den Bestand aufgenommen.
    .next = Die Produktionsdatei wählen, die mit den Karten kam.

## The first officer of an own host

error-no-own-host = Dieser Arbeitsplatz hat keinen eigenen Host, der in diesem Programm läuft.
    .not-done = Es wurde nichts geändert.
    .next = Anmelden oder wählen, wo sonst gearbeitet wird.
error-officer-exists = Der Host hat bereits einen Bearbeiter.
    .not-done = Niemand sonst wurde Bearbeiter, und es wurde keine Karte in den Bestand aufgenommen.
    .next = Mit der Bearbeiterkarte anmelden.
error-officer-card-without-identity = Die Karte hat nichts, was sie von anderen unterscheidet: keine Seriennummer, keinen Kartenauthentisierungsschlüssel, keine GUID.
    .not-done = Die Karte ist unverändert.
    .next = Eine andere Karte verwenden.
error-officer-card-not-in-stock = Die Karte ist nicht im Bestand und hat keine Zertifikate eines Bearbeiters.
    .not-done = Die Karte ist unverändert.
    .next = Ihre Produktionsdatei in den Bestand aufnehmen oder eine Karte mit den beiden Zertifikaten eines Bearbeiters einlegen.
error-officer-card-issued-before = Der Host hat die PIN dieser Karte nicht: Die Karte wurde früher schon ausgestellt.
    .not-done = Die Karte ist unverändert.
    .next = Eine andere Karte aus dem Bestand verwenden.
error-officer-card-open-order = Beim Host ist ein Auftrag für diese Karte offen.
    .not-done = Die Karte ist unverändert.
    .next = Eine andere Karte aus dem Bestand verwenden.
error-officer-card-place-taken = In { $key } liegt ein Zertifikat, das nicht aus der Produktion stammt und möglicherweise in Gebrauch ist.
    .not-done = Die Karte ist unverändert.
    .next = Eine andere Karte verwenden: eine aus dem Bestand oder eine mit Zertifikaten eines Bearbeiters in 9A und 9C.
error-officer-card-pin-blocked = Die PIN der Karte ist blockiert.
    .not-done = Die Karte ist unverändert.
    .next = Eine andere Karte verwenden oder die PIN mit der PUK der Karte entsperren lassen.
error-officer-card-another-pin = Die Karte hat eine andere PIN, als der Host hat, oder nur noch einen Versuch dafür.
    .not-done = Es wurde nichts ausgestellt; niemand wurde Bearbeiter.
    .next = Eine andere Karte aus dem Bestand verwenden.
error-officer-card-no-certificate = Die Karte hat in { $key } kein Zertifikat, das ein Bearbeiter verwenden könnte.
    .not-done = Die Karte ist unverändert; niemand wurde Bearbeiter.
    .next = Eine Karte mit Zertifikaten eines Bearbeiters in 9A und 9C oder eine aus dem Bestand einlegen.
error-officer-card-other-key = Der Schlüssel in { $key } ist nicht der, für den sein Zertifikat gilt.
    .not-done = Die Karte ist unverändert; niemand wurde Bearbeiter.
    .next = Eine andere Karte verwenden.
error-officer-card-certificate = Das Zertifikat in { $key } kann nicht das eines Bearbeiters sein: { $why ->
    [outside-validity] Es ist abgelaufen oder noch nicht gültig
    [revoked] Es wurde widerrufen
    [untrusted] Es wurde nicht von der angegebenen Zertifizierungsstelle ausgestellt
    [wrong-usage] Es ist nicht für diese Verwendung bestimmt
   *[malformed] Es ist nicht lesbar
 }.
    .not-done = Die Karte ist unverändert; niemand wurde Bearbeiter.
    .next = Eine andere Karte verwenden oder das Zertifikat der richtigen Zertifizierungsstelle angeben.
error-officer-card-same-certificate = In 9A und in 9C liegt dasselbe Zertifikat.
    .not-done = Die Karte ist unverändert; niemand wurde Bearbeiter.
    .next = Eine Karte verwenden, die ein Zertifikat zum Anmelden (9A) und ein anderes zum Signieren (9C) hat.
error-officer-card-swapped = Das Zertifikat in 9A ist zum Signieren bestimmt und das in 9C zum Anmelden.
    .not-done = Die Karte ist unverändert; niemand wurde Bearbeiter.
    .next = Eine andere Karte verwenden.
error-officer-card-key-not-proven = Die Karte hat nicht nachgewiesen, dass Schlüssel { $key } ein neuer, eigener ist.
    .not-done = Es wurde kein Zertifikat ausgestellt; niemand wurde Bearbeiter.
    .next = Eine andere Karte verwenden.
error-officer-card-given-up = Beim Host wurde mit dieser Karte inzwischen etwas anderes getan.
    .not-done = Niemand wurde Bearbeiter; ausgestellte Zertifikate sind widerrufen.
    .next = Mit der Karte erneut versuchen.
error-officer-issuer-missing = Das Zertifikat des Ausstellers der Kartenzertifikate fehlt: { $issuer }.
    .not-done = Die Karte ist unverändert; niemand wurde Bearbeiter.
    .next = Die Datei mit dem Zertifikat der Zertifizierungsstelle (PEM) wählen.
error-officer-authorities-unusable = Die Datei der Zertifizierungsstelle ist nicht verwendbar: { $what ->
    [too-large] Sie ist zu groß
    [malformed] Ein Zertifikat darin ist nicht lesbar
   *[no-certificate] Sie enthält kein Zertifikat
 }.
    .not-done = Die Karte ist unverändert; niemand wurde Bearbeiter.
    .next = Die Datei mit dem Zertifikat der Zertifizierungsstelle (PEM) wählen.
error-officer-name-malformed = Dieser Name ist nicht verwendbar: Der Name eines Bearbeiters hat 2 bis 64 Zeichen.
    .not-done = Die Karte ist unverändert; niemand wurde Bearbeiter.
    .next = Den Namen des Bearbeiters eingeben.
error-own-host-failed = Der eigene Host dieses Arbeitsplatzes hat versagt: { $what ->
    [database] Seine Datenbank kann nicht gelesen oder beschrieben werden
    [sealing] Sein Siegelschlüssel öffnet nicht, was er versiegelt hat
   *[other] Es liegt in seinem Innern
 }.
    .not-done = Niemand wurde Bearbeiter; es wurde keine Karte in den Bestand aufgenommen.
    .next = Erneut versuchen. Bleibt es dabei, den Ordner des Hosts und den Platz auf seinem Datenträger prüfen.
error-production-file-malformed = Zeile { $line } der Produktionsdatei: { $what ->
    [ends] Die Datei endet mittendrin
    [not-json] Es ist kein JSON
    [unknown-field] Ein Feld, das das Format nicht hat
    [missing-field] Ein Feld fehlt
    [repeated-field] Ein Feld kommt zweimal vor
   *[value] Ein Wert hat nicht die Form seines Feldes
 }.
    .not-done = Es wurde keine Karte in den Bestand aufgenommen.
    .next = Die Produktionsdatei wählen, die mit den Karten kam, unverändert.
error-production-file-unusable = Die Produktionsdatei ist nicht verwendbar: { $what ->
    [format] Sie hat ein anderes Format
    [authority] Ein Zertifikat ihrer Zertifizierungsstellen ist nicht lesbar
    [card] Etwas an Karte { $number } hat nicht die Form, die es haben muss
    [no-identity] Karte { $number } hat nichts, woran sie zu erkennen ist
    [transport-certificate] Ein Transportzertifikat von Karte { $number } stammt nicht von den Zertifizierungsstellen der Datei oder gilt für einen anderen Schlüssel
   *[key] Ein Schlüssel von Karte { $number } ist nicht lesbar oder kommt zweimal vor
 }.
    .not-done = Es wurde keine Karte in den Bestand aufgenommen.
    .next = Den Hersteller der Karten informieren.
error-production-file-repeats = Karte { $number } der Produktionsdatei hat Seriennummer, GUID oder Schlüssel einer vorangehenden Karte.
    .not-done = Es wurde keine Karte in den Bestand aufgenommen.
    .next = Den Hersteller der Karten informieren.
error-production-file-conflict = Karte { $number } der Produktionsdatei hat Seriennummer, GUID oder Schlüssel einer anderen Karte im Bestand.
    .not-done = Es wurde keine Karte in den Bestand aufgenommen.
    .next = Den Hersteller der Karten informieren.
