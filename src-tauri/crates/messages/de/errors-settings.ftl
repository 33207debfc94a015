### Configuration: what is wrong in its files, and why a setting was not changed.

## In a file or a policy. $place is the file with its line.

setting-mistake-unreadable = { $place } kann nicht gelesen werden: { io-why }.
setting-mistake-too-large = { $place } ist größer als { $bytes } Bytes und wurde nicht gelesen.
setting-mistake-malformed = { $place } ist nicht verständlich: { $why }.
setting-mistake-unknown-key = { $place }: Es gibt keine Einstellung „{ $key }“.
setting-mistake-wrong-type = { $place }: „{ $key }“ nimmt { setting-type }.
setting-mistake-out-of-range = { $place }: „{ $key }“ nimmt eine ganze Zahl von { $min } bis { $max }.
setting-mistake-no-choice = { $place }: „{ $key }“ nimmt eines von { $choices }.
setting-mistake-no-address = { $place }: „{ $key }“ nimmt die https-Adresse eines Hosts, ohne Pfad.
setting-mistake-no-authority = { $place }: „{ $key }“ nimmt den absoluten Pfad einer PEM-Datei oder PEM-Text.
setting-mistake-no-printer = { $place }: „{ $key }“ nimmt den Namen eines Druckers.
setting-mistake-no-letter-prefix = { $place }: „{ $key }“ nimmt höchstens 20 der Zeichen A bis Z, 0 bis 9 und -.
setting-mistake-no-mail-domain = { $place }: „{ $key }“ nimmt eine Domäne von E-Mail-Adressen, etwa example.org.

setting-type = { $expected ->
    [switch] true oder false, ohne Anführungszeichen
    [number] eine ganze Zahl, ohne Anführungszeichen
    [choice] einen Text in Anführungszeichen
    [url] einen Text in Anführungszeichen
    [authority] einen Text in Anführungszeichen
    [printer] einen Text in Anführungszeichen
    [letter-prefix] einen Text in Anführungszeichen
    [mail-domain] einen Text in Anführungszeichen
   *[other] etwas anderes
 }

## What was typed or chosen

setting-unfit-wrong-type = eine andere Art von Wert ist nötig
setting-unfit-out-of-range = eine ganze Zahl von { $min } bis { $max } ist nötig
setting-unfit-no-choice = es muss eines von { $choices } sein
setting-unfit-no-address = die https-Adresse eines Hosts ohne Pfad ist nötig
setting-unfit-no-authority = der absolute Pfad einer PEM-Datei oder PEM-Text ist nötig
setting-unfit-no-printer = der Name eines Druckers ist nötig
setting-unfit-no-letter-prefix = höchstens 20 der Zeichen A bis Z, 0 bis 9 und - sind nötig
setting-unfit-no-mail-domain = eine Domäne von E-Mail-Adressen ist nötig, etwa example.org

error-setting-unknown = Es gibt keine Einstellung „{ $key }“.
    .not-done = Es wurde keine Einstellung geändert.
    .next = Eine der angezeigten Einstellungen wählen.
error-setting-locked = „{ $key }“ ist von Ihrer Organisation festgelegt, in { $file }.
    .not-done = Die Einstellung wurde nicht geändert.
    .next = An die Betreuung dieses Computers wenden.
error-setting-unfit = „{ $key }“ kann nicht so eingestellt werden: { $what }.
    .not-done = Die Einstellung wurde nicht geändert.
    .next = Einen anderen Wert angeben.
error-settings-no-folder = Für Ihre Einstellungen gibt es keinen Ordner.
    .not-done = Die Einstellung wurde nicht geändert.
    .next = Die Betreuung dieses Computers um einen Benutzerordner bitten oder in COUNTERSIGN_CONFIG einen Ordner angeben.
error-settings-malformed = Ihre Einstellungen können nicht geändert werden: { $file } ist ab Zeile { $line } kein TOML.
    .not-done = Weder die Einstellung noch die Datei wurde geändert.
    .next = Diese Zeile berichtigen oder die Datei löschen, um mit neuen Einstellungen zu beginnen.
error-settings-not-written = { $file } kann nicht geändert werden: { io-why }.
    .not-done = Die Einstellung wurde nicht geändert.
    .next = Prüfen, wer die Datei schreiben darf und wie viel Platz frei ist.

## What is set keeps a place from being opened

error-practice-disabled = Der Übungsplatz ist abgeschaltet (practice.enabled).
    .not-done = Es wurde keine Übungskarte ausgestellt.
    .next = An einem echten Arbeitsplatz arbeiten oder den Übungsplatz von der Betreuung dieses Computers einschalten lassen.
error-place-locked = Ihre Organisation hat den Host festgelegt, mit dem dieser Arbeitsplatz arbeitet: { $url }.
    .not-done = Es wurde kein anderer Host geöffnet.
    .next = Mit diesem Host arbeiten oder sich an die Betreuung dieses Computers wenden.
error-place-closed = Mit welchem Host dieser Arbeitsplatz arbeiten darf, ist nicht bekannt: Die Richtlinie Ihrer Organisation ist nicht verwendbar, siehe { $place }.
    .not-done = Es wurde kein Host geöffnet.
    .next = Die Betreuung dieses Computers bitten, die Richtlinie dort zu berichtigen.
error-host-authority-not-set = Die Konfiguration nennt einen Host (host.url), aber keine Zertifizierungsstelle dafür (host.ca).
    .not-done = Es wurde keine Verbindung zum Host hergestellt.
    .next = host.ca auf die PEM-Datei setzen, die der Host ausgegeben hat, oder sich an die Betreuung dieses Computers wenden.
error-host-authority-unreadable = Die Zertifizierungsstelle des Hosts (host.ca) kann nicht aus „{ $file }“ gelesen werden: { io-why }.
    .not-done = Es wurde keine Verbindung zum Host hergestellt.
    .next = Prüfen, ob der Pfad stimmt und wer die Datei lesen darf, oder sich an die Betreuung dieses Computers wenden.
error-no-set-host = Für diesen Computer hat niemand einen Host festgelegt.
    .not-done = Es wurde kein Host geöffnet.
    .next = Wählen, wo gearbeitet wird.

## The system's dialogs, the support bundle, and the licences of what is inside

error-dialog-open = Ein Dialog des Systems ist bereits geöffnet.
    .not-done = Es wurde kein weiterer geöffnet.
    .next = Zuerst diesen beantworten; er liegt womöglich hinter einem anderen Fenster.
error-no-dialog = Der Dialog des Systems konnte nicht geöffnet werden.
    .not-done = Es wurde nichts geschrieben.
    .next = Erneut versuchen. Bleibt es dabei, Countersign schließen und wieder öffnen.
error-support-bundle-gone = Dieses Supportpaket ist nicht mehr da: Inzwischen wurde ein anderes erstellt.
    .not-done = Es wurde nichts geschrieben.
    .next = Das Supportpaket neu öffnen und vor dem Speichern erneut ansehen.
error-support-bundle-not-written = „{ $file }“ kann nicht geschrieben werden: { io-why }.
    .not-done = Es wurde kein Supportpaket gespeichert; eine vorhandene Datei ist unverändert.
    .next = In einem anderen Ordner speichern.
error-no-such-component = Nichts namens { $name } ist in dieser Version enthalten.
    .not-done = Es wird keine Lizenz gezeigt.
    .next = Eine der angezeigten Komponenten wählen.
