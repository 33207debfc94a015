### Settings, About, the support bundle and the command palette: what is there on every screen of the window.

## Tabs

frame-activity = Aktivität
frame-activity-open = Aktivität ({ $count })

## Command palette

palette-open = Suchen
palette-title = Suchen
palette-find = Was soll getan werden?
palette-found = { $count ->
    [0] Nichts heißt so.
    [one] 1 Eintrag
   *[other] { $count } Einträge
 }
palette-group-actions = Aktionen
palette-group-keys = Schlüssel auf der Karte
palette-group-procedures = Verfahren
palette-group-orders = Offene Aufträge
palette-group-practice = Übungsplatz
palette-group-program = Countersign
palette-group-settings = Einstellungen
palette-go-to = Gehe zu { $tab }
palette-reload = Die Karte neu lesen
palette-clear = Das Formular leeren
palette-submit = Das Formular einreichen
palette-no-form = Es gibt kein Formular.
palette-nothing-typed = Es wurde nichts eingegeben.
palette-use-device = Karte des Inhabers in „{ $device }“
palette-order = Auftrag { $order }
palette-language = Sprache: { $language }
palette-appearance = Darstellung: { $appearance }
palette-in-effect = gilt jetzt
key-palette = { $system ->
    [macos] ⌘ K
   *[other] Strg K
 }
key-settings = { $system ->
    [macos] ⌘ ,
   *[other] Strg ,
 }
shortcut-palette = Suchen, was getan werden kann
shortcut-settings = Einstellungen

## The officer's filter of procedures

procedure-filtered = Durch Ihren Filter ausgeblendet
procedures-filtered = { $count } durch Ihren Filter ausgeblendet ·
procedures-filtered-show = Zeigen
procedures-filtered-hide = Ausblenden
procedures-filter = Filter
procedures-filter-change = Ändern
procedures-filter-hint = Welche Verfahren die Liste zeigt
procedures-filter-none = Alle zeigen

## First run

first-run-set-host = Host Ihrer Organisation
first-run-set-host-means = { $url }, wie für diesen Computer eingestellt.
first-run-set-host-locked = { $url }. Ihre Organisation hat ihn festgelegt: Dieser Arbeitsplatz arbeitet mit keinem anderen Host.
first-run-other-host = Anderer Host

## The PIN code

pin-code-copy = Kopieren
pin-code-copy-means = Andere Programme können die Zwischenablage lesen.
pin-code-copy-hidden = Zuerst wieder anzeigen.
pin-code-copied = { $seconds ->
    [one] Kopiert. Wird nichts anderes kopiert, verschwindet er nach 1 Sekunde aus der Zwischenablage. Andere Programme können ihn dort lesen.
   *[other] Kopiert. Wird nichts anderes kopiert, verschwindet er nach { $seconds } Sekunden aus der Zwischenablage. Andere Programme können ihn dort lesen.
 }

## Settings

settings-open = Einstellungen
settings-title = Einstellungen
settings-means = Eine Änderung gilt sofort.
settings-loading = Einstellungen werden gelesen
settings-mistakes-notice = { $count ->
    [one] 1 Fehler in den Einstellungsdateien: Was er betrifft, gilt nicht.
   *[other] { $count } Fehler in den Einstellungsdateien: Was sie betreffen, gilt nicht.
 }
settings-mistakes-show = Anzeigen
settings-mistakes-title = Fehler in Dateien
settings-mistakes-means = Was sie betreffen, gilt nicht; alles andere gilt.
settings-group-host = Host
settings-group-display = Anzeige
settings-group-work = Arbeit
settings-group-help = Hilfe

setting-host-url = Adresse
setting-host-url-means = Der Host, mit dem dieser Arbeitsplatz arbeitet.
setting-host-ca = Zertifikate der Zertifizierungsstelle
setting-host-ca-means = Wer für den Host bürgt: der Pfad einer PEM-Datei oder der PEM-Text selbst.
setting-locale = Sprache
setting-locale-means = Von Texten, Daten und Zahlen.
setting-appearance = Darstellung
setting-appearance-means = Helle oder dunkle Flächen.
setting-pin-show-seconds = Anzeigedauer des PIN-Codes
setting-pin-show-seconds-means = Sekunden; dann verdeckt er sich und kann wieder angezeigt werden.
setting-pin-allow-copy = PIN-Code kopieren
setting-pin-allow-copy-means = Das Feld mit dem PIN-Code hat eine Schaltfläche zum Kopieren. Andere Programme können die Zwischenablage lesen.
setting-print-printer = Drucker für PIN-Briefe
setting-print-printer-means = Der zunächst gewählte, wie das System ihn nennt.
setting-letters-prefix = Präfix der Brief-IDs
setting-letters-prefix-means = Wo IDs im Voraus angelegt werden.
setting-mail-domain = Domäne von Adressen
setting-mail-domain-means = Was eine ohne @ eingegebene Adresse erhält.
setting-officer-idle-lock-minutes = Sperren bei Untätigkeit nach
setting-officer-idle-lock-minutes-means = Minuten ohne Arbeit, bis die PIN des Bearbeiters erneut verlangt wird.
setting-practice-enabled = Übungsplatz
setting-practice-enabled-means = Simulierte Kartenleser und Karten können zum Üben geöffnet werden.
setting-log-level = Protokoll
setting-log-level-means = Wie viel in die Protokolldateien dieses Arbeitsplatzes geschrieben wird. Keine Daten eines Inhabers, keine PIN.

setting-value-system = Wie das System
setting-value-en = English
setting-value-sv = Svenska
setting-value-de = Deutsch
setting-value-fr = Français
setting-value-light = Hell
setting-value-dark = Dunkel
setting-value-off = Nichts
setting-value-error = Fehler
setting-value-warn = Fehler und Warnungen
setting-value-info = Was getan wird
setting-value-debug = Einzelheiten
setting-value-trace = Alles
setting-value-none = Nicht gesetzt
setting-value-pem = PEM-Text
setting-on = Ein
setting-off = Aus
setting-number-range = Von { $min } bis { $max }
setting-number-fault = Eine ganze Zahl von { $min } bis { $max }.
setting-source-default = Voreingestellt
setting-source-machine = Für diesen Computer eingestellt: { $from }
setting-source-user = Eigener Wert
setting-locked = Von Ihrer Organisation festgelegt. Hier nicht änderbar.
setting-take-back = Eigenen Wert entfernen
setting-take-back-of = { setting-take-back }: { $name }
setting-take-back-hint = Dann gilt, was für diesen Computer eingestellt oder voreingestellt ist
settings-files = Dateien
settings-file-machine = Dieser Computer
settings-file-user = Eigene
settings-file-policy = Richtlinie Ihrer Organisation

## About

about-commit = Commit
about-system = System
about-web-view = Webansicht
about-tauri = Tauri
about-loading = Enthaltenes wird abgefragt
about-components = Was enthalten ist
about-components-count = { $count ->
    [one] 1 Komponente
   *[other] { $count } Komponenten
 }
about-find = Komponente oder Lizenz suchen
about-none-found = Keine Komponente und keine Lizenz heißt so
about-component = Komponente
about-component-version = Version
about-component-licence = Lizenz
about-licence-of = Lizenz von { $name } { $version }
about-choose = Eine Komponente wählen, um ihre Lizenz zu lesen.

## Support bundle

support-open = Supportpaket speichern…
support-title = Supportpaket
support-means = Für alle, die Ihnen helfen. Hier wird alles gezeigt, was geschrieben wird. Es enthält keine PIN und nichts über einen Inhaber.
support-making = Inhalt wird zusammengestellt
support-files = Dateien
support-text-of = Inhalt von { $name }
support-save = Speichern…
support-saving = Wird gespeichert
support-saved = Gespeichert: { $file }
size-bytes = { $count ->
    [one] 1 Byte
   *[other] { $count } Bytes
 }
size-kilobytes = { $count } kB

## The system's dialogs

dialog-save-support-bundle = Supportpaket speichern
dialog-zip-files = ZIP-Dateien
