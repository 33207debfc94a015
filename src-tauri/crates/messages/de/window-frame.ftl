### The window's frame, its first run, sign-in and practice desk, and what its parts have in common.

## Parts

field-required = muss ausgefüllt werden
pin-caps-lock = Die Feststelltaste ist aktiv.
pin-last-try = Letzter Versuch: Ist er falsch, wird die PIN blockiert
puk-last-try = Letzter Versuch: Ist er falsch, lässt sich die Karte nicht mehr entsperren
pin-new = Neue PIN
pin-new-again = Neue PIN, noch einmal
pin-rules = Regeln der neuen PIN
pin-rule-same = beide gleich
pin-rule-met = erfüllt
pin-rule-not-met = noch nicht erfüllt
pin-rule-broken = – von der letzten PIN verletzt
trouble-code = Code
trouble-copy = Einzelheiten kopieren
trouble-copied = Kopiert.
trouble-copy-failed = Das System hat es nicht angenommen.
pem-example = -----BEGIN CERTIFICATE-----
pem-choose = Datei wählen
pem-not-pem = „{ $file }“ enthält kein PEM-Zertifikat.
pem-too-large = „{ $file }“ ist zu groß für Zertifikate.
close = Schließen
cancel = Abbrechen
list-reload = Neu laden
list-asking = Host wird gefragt
list-load-more = Mehr laden
try-again = Erneut versuchen

## Frame

app = Countersign
frame-menu = Menü
frame-tabs = Arbeit
frame-sign-out = Abmelden
frame-leave-practice = Übung verlassen
frame-leave-own-host = Host wechseln
frame-leave-remote = Host wechseln
frame-shortcuts = Tastenkürzel
frame-about = Über Countersign
frame-not-during-run = Nicht, während eine Karte beschrieben wird
frame-closing-refused = Das Fenster bleibt offen, bis die Karte fertig ist. Danach schließen oder den Vorgang zuerst anhalten.
frame-own-host = Eigener Host dieses Arbeitsplatzes
frame-remote = { $url }
frame-clears-title = Formular leeren?
frame-clears = Was für den Inhaber eingegeben wurde, geht verloren.
frame-clears-sign-out = Abmelden
frame-clears-leave = Verlassen
frame-practice = Übung
frame-practice-means = Kartenleser, Karten und Host sind simuliert. Nichts wird wirklich ausgestellt.
about-title = Countersign
about-version = Version { $version }
about-licence = Apache-2.0 oder MIT
about-what = Die Desktop-Registrierungsstelle für Smartcards.

## Shortcuts

shortcuts-title = Tastenkürzel
shortcuts-everywhere = Überall
shortcuts-form = Smartcard
shortcuts-table = Inhaltstabelle
shortcut-help = Diese Übersicht anzeigen
shortcut-next = Nächstes Feld oder nächste Schaltfläche
shortcut-previous = Zurück
shortcut-enter = Die markierte Schaltfläche ausführen
shortcut-escape = Eine Liste oder ein Fenster schließen
shortcut-submit = Einreichen
shortcut-reload = Die Karte neu lesen
shortcut-move = Von Zelle zu Zelle gehen
shortcut-find = Zu einem Schlüssel nach seinem Namen gehen
shortcut-action = Eine Aktion wählen
key-tab = Tab
key-shift-tab = Umschalt Tab
key-enter = Eingabe
key-escape = Esc
key-submit = { $system ->
    [macos] ⌘ Eingabe
   *[other] Strg Eingabe
 }
key-arrows = Pfeiltasten
key-letters = Buchstaben
key-action = Leertaste oder F2

## First run

first-run-title = Wo wird gearbeitet?
first-run-practice = Übungsplatz
first-run-practice-means = Simulierte Kartenleser, eine Bearbeiterkarte und fünf Karten zum Ausstellen. Nichts wird benötigt, nichts wirklich ausgestellt.
first-run-practice-go = Üben
first-run-own-host = Eigener Host dieses Arbeitsplatzes
first-run-own-host-means = Ein Host auf diesem Computer stellt die Zertifikate aus, für einen Arbeitsplatz. Als Nächstes wird der erste Bearbeiter angelegt.
first-run-own-host-go = Einrichten
first-run-remote = Ein Host Ihrer Organisation
first-run-remote-means = Benötigt werden seine Adresse und die Zertifikate seiner Zertifizierungsstelle.
first-run-remote-open = Adresse angeben
first-run-remote-go = Verbinden
first-run-url = Adresse
first-run-url-example = https://host.example:8443
first-run-url-missing = Die Adresse des Hosts angeben.
first-run-ca = Zertifikate der Zertifizierungsstelle
first-run-ca-hint = PEM, wie der Betreiber des Hosts sie ausgibt.
first-run-ca-missing = Die Zertifikate einfügen oder ihre Datei wählen.
opening = { $place ->
    [practice] Übungsplatz wird geöffnet
    [own-host] Eigener Host dieses Arbeitsplatzes wird geöffnet
   *[remote] Verbindung zum Host wird hergestellt
 }

## First officer of an own host

first-officer-title = Ersten Bearbeiter anlegen
first-officer-means = Der Host auf diesem Computer hat noch keinen Bearbeiter. Der erste stellt Karten aus und legt weitere Bearbeiter an.
first-officer-folder = Ordner des Hosts
first-officer-sealing = Seine Schlüssel
first-officer-sealing-value = { $sealing ->
    [credential-store] versiegelt mit einem Schlüssel im Anmeldeinformationsspeicher des Systems
   *[file] versiegelt mit einem Schlüssel in diesem Ordner, den nur Sie lesen können
 }
first-officer-stock = Karten im Bestand
first-officer-card = Bearbeiterkarte
first-officer-looking = Karte wird angesehen
first-officer-insert = Die Karte des ersten Bearbeiters in „{ $device }“ legen.
first-officer-choose = Den Kartenleser für die Bearbeiterkarte wählen
first-officer-enrol = Die Karte hat Zertifikate eines Bearbeiters. Sie werden unverändert eingetragen; die Karte behält ihre PIN.
first-officer-issue = Auf die Karte mit { $card } werden Bearbeiterzertifikate ausgestellt, und sie erhält eine neue PIN.
first-officer-authentication = Meldet sich an mit
first-officer-signature = Signiert mit
first-officer-issuers = Zertifikate des Ausstellers
first-officer-issuers-hint = PEM. Nicht auf der Karte: { $issuers }.
first-officer-issuers-missing = Die Zertifikate des Ausstellers fehlen
first-officer-name = Name
first-officer-name-missing = Den Namen des Bearbeiters angeben.
first-officer-enrol-go = Eintragen
first-officer-issue-go = Ausstellen
first-officer-pin-not-acceptable = Die PIN erfüllt noch nicht alle Regeln
first-officer-import = Karten in den Bestand aufnehmen
first-officer-import-means = Eine von der Produktion gelieferte Karte ist im Bestand, sobald ihre Produktionsdatei aufgenommen wurde.
first-officer-import-go = Produktionsdatei wählen
first-officer-import-done = { $count ->
    [0] Die Datei enthält keine Karte, die nicht schon im Bestand war.
    [one] 1 Karte ist neu im Bestand.
   *[other] { $count } Karten sind neu im Bestand.
 }

## Sign-in

sign-in-title = Anmelden
sign-in-device = Bearbeiterkarte
sign-in-choose-device = Den Kartenleser für die Bearbeiterkarte wählen
sign-in-no-device-title = Kein Kartenleser gefunden
sign-in-no-device = Einen Kartenleser anschließen. Er erscheint hier von selbst.
sign-in-service-waiting = Das Fenster macht von selbst weiter, sobald der Dienst läuft.
sign-in-device-gone = „{ $device }“ ist nicht angeschlossen. Wieder anschließen oder einen anderen Kartenleser wählen.
sign-in-insert = Die Bearbeiterkarte in „{ $device }“ legen.
sign-in-mute = Die Karte in „{ $device }“ antwortet nicht. Die Karte herausnehmen, prüfen, wie herum sie gehört und wieder einlegen.
sign-in-reading = Karte wird gelesen
sign-in-no-certificate = Die Karte in „{ $device }“ hat kein Zertifikat zum Anmelden (Schlüssel 9A). Eine Bearbeiterkarte einlegen.
sign-in-subject = Subjekt
sign-in-issuer = Aussteller
sign-in-valid = Gültig
sign-in-validity = { $from } bis { $until }
sign-in-pin = PIN
sign-in-blocked = Die PIN ist blockiert. Die Karte mit ihrer PUK entsperren lassen oder eine andere Bearbeiterkarte verwenden.
sign-in-go = Anmelden
sign-in-going = Anmeldung läuft
sign-in-unlock = Entsperren

## Locked

locked-title = Gesperrt
locked-card-removed = Die Bearbeiterkarte wurde herausgenommen. Die Karte von { $name } wieder einlegen und ihre PIN eingeben: Das Formular ist unverändert.
locked-idle = Eine Weile wurde nichts getan, oder der Host hat die Sitzung beendet. Die PIN von { $name } entsperrt; das Formular ist unverändert.
locked-under-way = Das Formular von { $name } wartet unverändert.
locked-other = Meldet sich hier ein anderer Bearbeiter an, ist das Formular leer.

## Practice desk

practice-panel = Übungsplatz
practice-panel-show = Übungsplatz einblenden
practice-panel-hide = Übungsplatz ausblenden
practice-officer-card = Bearbeiterkarte
practice-officer-pin = PIN und Signatur-PIN
practice-subject-cards = Karten zum Ausstellen
practice-in-device = in „{ $device }“
practice-card-number = { $number }. { $card }
practice-insert = Einlegen
practice-pull = Herausziehen
practice-renew = Frische Karte
practice-renew-of = Frische Karte statt { $number }
practice-insert-of = Karte { $number } einlegen
practice-pull-of = Karte { $number } herausziehen
practice-insert-officer = Bearbeiterkarte einlegen
practice-pull-officer = Bearbeiterkarte herausziehen
practice-card-in = im Kartenleser
practice-try = Zum Ausprobieren: die Bearbeiterkarte herausziehen, während ein Formular halb ausgefüllt ist.

# The title of the window, by which the system's lists name it too.
window-title = Countersign
window-title-practice = Countersign – Übung

# Said in a terminal, where no window can say it.
no-display = Es gibt keinen Desktop, auf dem ein Fenster geöffnet werden kann: Weder WAYLAND_DISPLAY noch DISPLAY ist gesetzt.
window-not-opened = Countersign wurde nicht geöffnet: { $why }
