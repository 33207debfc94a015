### What goes wrong on the command line itself.

error-no-device = Kein Kartenleser mit { $role ->
    [officer] einer Bearbeiterkarte
   *[subject] einer Karte des Inhabers
 } gefunden.
    .not-done = Es wurde keine Karte beschrieben.
    .next = Die Karte in einen Kartenleser legen und danach suchen: countersign devices.
error-several-devices = Mehrere Kartenleser kommen{ $role ->
    [officer] {" "}für die Bearbeiterkarte
   *[subject] {" "}für die Karte des Inhabers
 } in Frage: { $choices }.
    .not-done = Es wurde keine Karte beschrieben.
    .next = Einen benennen: { $role ->
        [officer] --officer-device
       *[subject] --device
    }. Ein Teil des Namens genügt, wenn ihn kein anderer Kartenleser hat.
error-unknown-device = Kein Kartenleser heißt „{ $device }“.
    .not-done = Es wurde keine Karte gelesen oder beschrieben.
    .next = Einen dieser Namen verwenden oder einen Teil, den kein anderer hat: { $choices }.
error-secret-missing = Die { $secret } wird benötigt, und es gibt kein Terminal, an dem gefragt werden kann.
    .not-done = { $secret-name ->
        [signature-pin] Es wurde nichts signiert; die Karte des Inhabers ist unverändert.
       *[other] Was sie benötigt, wurde nicht getan.
    }
    .next = In einer Datei angeben: --secrets FILE mit der Zeile „{ $secret-name }=…“, oder --secrets - für die Standardeingabe.
error-pin-mailer-missing = { $what ->
    [address] Die Adresse, an die die PIN gemailt wird, wird benötigt
    [letter] Die ID des Briefs wird benötigt
   *[both] Die Adresse, an die die PIN gemailt wird, und die ID des Briefs werden benötigt
 }, und es gibt kein Terminal, an dem gefragt werden kann.
    .not-done = Es wurde nichts signiert; die Karte des Inhabers ist unverändert.
    .next = Angeben: { $what ->
        [address] --pin-mail ADDRESS
        [letter] --letter-id ID
       *[both] --pin-mail ADDRESS und --letter-id ID
    }.
error-secrets-unreadable = Die Geheimnisdatei „{ $file }“ kann nicht gelesen werden: { io-why }.
    .not-done = Es wurde keine Karte gelesen oder beschrieben.
    .next = Den Pfad prüfen und wer die Datei lesen darf.
error-secrets-malformed = Zeile { $line } der Geheimnisse ist keines von { $names }, gefolgt von = und einem Wert.
    .not-done = Es wurde keine Karte gelesen oder beschrieben.
    .next = Die Zeile berichtigen. Leere Zeilen und solche, die mit # beginnen, werden übersprungen.
error-secrets-too-large = Die Geheimnisse sind länger als { $bytes } Bytes.
    .not-done = Es wurde keine Karte gelesen oder beschrieben.
    .next = Nur Zeilen wie signature-pin=… angeben, sonst nichts.
error-ca-unreadable = Die Zertifizierungsstelle des Hosts kann nicht aus „{ $file }“ gelesen werden: { io-why }.
    .not-done = Es wurde keine Verbindung zum Host hergestellt.
    .next = Mit --ca die PEM-Datei angeben, die der Host ausgegeben hat.
error-unknown-input = Das Verfahren hat kein Feld „{ $input }“.
    .not-done = Es wurde nichts signiert oder ausgestellt; die Karte des Inhabers ist unverändert.
    .next = Eines seiner Felder nach Name oder Bezeichnung angeben: { $fields }.
error-ambiguous-input = „{ $input }“ ist die Bezeichnung mehrerer Felder.
    .not-done = Es wurde nichts signiert oder ausgestellt; die Karte des Inhabers ist unverändert.
    .next = Den Namen des gemeinten Feldes verwenden: { $fields }.
error-several-requests = Die Digests mehrerer Wiederherstellungsanträge beginnen mit { $digest }.
    .not-done = Es wurde nichts signiert, genehmigt oder abgelehnt.
    .next = Mehr vom Digest des gemeinten Antrags angeben: { $choices }.
error-given-twice = { $option } ist für { $about } zweimal angegeben.
    .not-done = Es wurde nichts signiert oder ausgestellt; die Karte des Inhabers ist unverändert.
    .next = Die Option einmal angeben.
error-practice-card-unknown = Es gibt keine Übungskarte { $number }.
    .not-done = Es wurde nichts getan.
    .next = Eine von { $first } bis { $last } wählen: countersign practice --cards.
error-usage = Die Befehlszeile wurde nicht verstanden: { $what }.
    .not-done = Es wurde nichts getan.
    .next = So wird sie eingegeben: { $synopsis } (mehr sagt { $command } --help).
error-no-runtime = Das System gibt keine Threads zum Arbeiten: { io-why }.
    .not-done = Es wurde nichts getan.
    .next = Andere Programme schließen und erneut versuchen.
