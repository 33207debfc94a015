### What can be wrong with readers and cards.
### $role is officer or subject where it is known; $device is the name of the device.

the-card = { $role ->
    [officer] die Bearbeiterkarte
    [subject] die Karte des Inhabers
   *[other] die Karte
 }
The-card = { $role ->
    [officer] Die Bearbeiterkarte
    [subject] Die Karte des Inhabers
   *[other] Die Karte
 }

unblock-where = { $in ->
    [window] „Karte entsperren…“
   *[terminal] countersign unblock
 }

error-reader-no-service = Der Smartcard-Dienst des Systems läuft nicht.
    .not-done = Es wurde keine Karte gelesen oder beschrieben.
    .next = { $system ->
        [windows] Den Dienst „Smartcard“ (SCardSvr) starten; Windows startet ihn von selbst, sobald ein Kartenleser angeschlossen wird.
        [macos] Den Kartenleser neu anschließen. Hilft das nicht, den Computer neu starten: Der Dienst ist Teil von macOS.
        [linux] pcscd installieren und starten: sudo apt install pcscd, dann sudo systemctl start pcscd.
       *[other] Den Smartcard-Dienst dieses Systems installieren und starten.
    }
error-reader-not-found = Es gibt keinen Kartenleser „{ $device }“.
    .not-done = Es wurde keine Karte gelesen oder beschrieben.
    .next = { $in ->
        [window] Den Kartenleser anschließen oder einen anderen wählen.
       *[terminal] Den Kartenleser anschließen und nach ihm suchen: countersign devices.
    }
error-reader-no-card = In „{ $device }“ liegt keine Karte.
    .not-done = Es wurde keine Karte gelesen oder beschrieben.
    .next = Legen Sie { the-card } ein und versuchen Sie es erneut.
error-reader-busy = „{ $device }“ wird seit mehr als fünf Sekunden von einem anderen Programm benutzt.
    .not-done = Was die Karte tun sollte, wurde nicht getan.
    .next = Das andere Programm schließen, das die Karte benutzt, und erneut versuchen.
error-reader-unresponsive = { The-card } in „{ $device }“ antwortet nicht.
    .not-done = Die Karte wurde nicht gelesen oder beschrieben.
    .next = Die Karte herausnehmen, prüfen, wie herum sie gehört, die Kontakte reinigen und die Karte wieder einlegen.
error-reader-failed = Der Kartenleser hat versagt: { $what ->
    [not-supported] Er kann nicht, was verlangt wurde
    [not-transmitted] Er konnte keine Daten mit der Karte austauschen
    [no-transaction] Die Karte wurde außerhalb einer Transaktion angesprochen
    [no-thread] Das System gab keinen Thread zum Arbeiten
    [system] { $call } antwortete { $status }
   *[other] { $what }
 }.
    .not-done = Was von der Karte zuletzt verlangt wurde, ist möglicherweise nicht geschehen.
    .next = { $in ->
        [window] Den Kartenleser neu anschließen und „Neu laden“ wählen.
       *[terminal] Den Kartenleser neu anschließen und die Karte ansehen: countersign card.
    }
error-card-removed = { The-card } wurde herausgenommen.
    .not-done = Was von ihr zuletzt verlangt wurde, ist möglicherweise nicht geschehen; über ihren Zustand wird nichts behauptet.
    .next = Die Karte wieder einlegen und erneut versuchen.
error-card-session-lost = Ein anderes Programm oder das System hat { the-card } mitten in der Arbeit zurückgesetzt.
    .not-done = Das Begonnene wurde nicht zu Ende geführt.
    .next = Andere Programme schließen, die die Karte benutzen, und erneut versuchen.
error-card-not-piv = { The-card } in „{ $device }“ hat keine PIV-Anwendung.
    .not-done = Die Karte ist unverändert.
    .next = Eine PIV-Karte verwenden.
error-another-card = In „{ $device }“ liegt eine andere Karte: { $found ->
    [none] eine, die sich nicht ausweist,
   *[other] { $found }
 } statt { $expected }.
    .not-done = Die andere Karte wurde nicht verändert.
    .next = Die richtige Karte einlegen und erneut versuchen.
error-card-without-identity = Die Karte in „{ $device }“ hat nichts, was sie von anderen unterscheidet: keine Seriennummer, keinen Kartenauthentisierungsschlüssel, keine GUID.
    .not-done = Die Karte ist unverändert.
    .next = Die Karte vorpersonalisieren lassen; eine Karte ohne Identität wird nicht ausgestellt.
error-pin-needed = Schlüssel { $key } auf { $role ->
    [officer] der Bearbeiterkarte
    [subject] der Karte des Inhabers
   *[other] der Karte
 } verlangt eine PIN, und es wurde keine angegeben.
    .not-done = Der Schlüssel wurde nicht benutzt.
    .next = Die PIN angeben und erneut einreichen.
error-pin-not-acceptable = Das kann nicht die PIN einer PIV-Karte sein: { $fault ->
    [too-short] Sie hat weniger als { $min } Ziffern
    [too-long] Sie hat mehr als { $max } Ziffern
    [not-digits] Sie enthält andere Zeichen als Ziffern
   *[not-printable] Sie enthält Zeichen, die sich nicht tippen lassen
 }.
    .not-done = Die Karte hat sie nicht gesehen; es wurde kein Versuch verbraucht.
    .next = Die PIN erneut eingeben.
error-wrong-pin = Die PIN { $role ->
    [officer] der Bearbeiterkarte
    [subject] der Karte des Inhabers
   *[other] der Karte
 } ist falsch: { $tries-left ->
    [one] 1 Versuch übrig
   *[other] { $tries-left } Versuche übrig
 }.
    .not-done = Es wurde nichts damit signiert.
    .next = Die PIN erneut eingeben. Nach dem letzten Versuch ist die Karte blockiert und braucht ihre PUK.
error-pin-blocked = Die PIN { $role ->
    [officer] der Bearbeiterkarte
    [subject] der Karte des Inhabers
   *[other] der Karte
 } ist blockiert.
    .not-done = Es wurde nichts signiert oder ausgestellt.
    .next = { $role ->
        [subject] Die Karte mit { unblock-where } entsperren. Eine nie ausgestellte kommt zurück in den Bestand.
       *[officer] Die Karte mit ihrer PUK entsperren lassen oder eine andere Bearbeiterkarte verwenden.
    }
error-wrong-puk = Die PUK { $role ->
    [officer] der Bearbeiterkarte
    [subject] der Karte des Inhabers
   *[other] der Karte
 } ist falsch: { $tries-left ->
    [one] 1 Versuch übrig
   *[other] { $tries-left } Versuche übrig
 }.
    .not-done = Die PIN wurde nicht entsperrt.
    .next = Die PUK prüfen. Nach dem letzten Versuch lässt sich die Karte nicht mehr entsperren.
error-puk-blocked = Die PUK { $role ->
    [officer] der Bearbeiterkarte
    [subject] der Karte des Inhabers
   *[other] der Karte
 } ist blockiert.
    .not-done = Die PIN wurde nicht entsperrt.
    .next = Die Karte aus dem Verkehr ziehen.
error-management-key-refused = { The-card } nimmt den Karten-Management-Schlüssel nicht an, den der Host für sie hat.
    .not-done = Es wurde nichts erzeugt oder geschrieben.
    .next = Die Karte aus dem Verkehr ziehen und ihre Produktionsdatei beim Host prüfen lassen: Im Bestand steht ein anderer Schlüssel als auf der Karte.
error-card-proof-wrong = { The-card } konnte nicht nachweisen, dass sie ihren Karten-Management-Schlüssel kennt.
    .not-done = Es wurde nichts erzeugt oder geschrieben.
    .next = Die Karte aus dem Verkehr ziehen: Sie ist womöglich nicht die Karte, die sie zu sein scheint.
error-touch-not-given = Niemand hat { the-card } rechtzeitig für Schlüssel { $key } berührt.
    .not-done = Der Schlüssel wurde nicht benutzt.
    .next = Erneut einreichen und die Karte berühren, wenn dazu aufgefordert wird.
error-no-such-key = { The-card } hat in { $key } keinen Schlüssel oder einen mit anderem Algorithmus.
    .not-done = Mit diesem Schlüssel wurde nichts getan.
    .next = { $in ->
        [window] Ein Verfahren und Aktionen wählen, die zur Karte passen.
       *[terminal] Die Karte ansehen (countersign card) und ein Verfahren und Aktionen wählen, die zu ihr passen.
    }
error-key-unsuitable = Schlüssel { $key } auf { $role ->
    [officer] der Bearbeiterkarte
    [subject] der Karte des Inhabers
   *[other] der Karte
 } ist hierfür nicht verwendbar.
    .not-done = Mit diesem Schlüssel wurde nichts getan.
    .next = Einen anderen Schlüssel oder ein anderes Verfahren wählen.
error-card-not-offered = { The-card } bietet Folgendes nicht: { $feature ->
    [key-policies] PIN- und Berührungsrichtlinien für Schlüssel
    [management-key-change] Wechsel des Karten-Management-Schlüssels
    [attestation] Attestierung
    [sound-rsa-keys] sichere RSA-Schlüssel (CVE-2017-15361)
    [key-import] Import privater Schlüssel
    [import-of-algorithm] Import privater Schlüssel dieses Algorithmus
    [retry-limits] Festlegen, wie oft PIN und PUK falsch eingegeben werden dürfen
   *[other] { $feature }
 }.
    .not-done = Es wurde nichts geschrieben.
    .next = Eine andere Karte verwenden oder ein Verfahren, das dies nicht verlangt.
error-card-full = { The-card } hat keinen Platz für das, was geschrieben werden sollte.
    .not-done = Das Objekt, das nicht passte, wurde nicht geschrieben.
    .next = Eine andere Karte verwenden.
error-card-refused = { The-card } hat einen Befehl abgelehnt ({ $instruction }).
    .not-done = Wofür der Befehl bestimmt war, das ist nicht geschehen.
    .next = { $in ->
        [window] „Neu laden“ wählen. Bleibt es dabei, eine andere Karte verwenden.
       *[terminal] Die Karte ansehen: countersign card. Bleibt es dabei, eine andere Karte verwenden.
    }
error-card-malformed-answer = { The-card } gab eine Antwort, die nicht lesbar ist ({ $instruction }: { $what ->
    [no-status] sie hat keinen Status
    [structure] ihr Aufbau ist falsch
    [too-long] sie ist zu lang
    [public-key] sie enthält keinen öffentlichen Schlüssel der richtigen Art
    [not-as-written] sie ist nicht das, was geschrieben wurde
    [result] das Ergebnis hat die falsche Form oder Größe
   *[other] { $what }
 }).
    .not-done = Wofür der Befehl bestimmt war, das ist nicht geschehen oder nicht feststellbar.
    .next = Die Kontakte reinigen und erneut versuchen. Bleibt es dabei, eine andere Karte verwenden.
error-no-randomness = Das System liefert keine Zufallszahlen.
    .not-done = Es wurde nichts signiert oder geschrieben.
    .next = Den Computer neu starten.
error-card-refused-new-pin = Die Karte hat die neue PIN abgelehnt: Diese PIN verletzt eine eigene Regel der Karte.
    .not-done = Die PIN ist unverändert.
    .next = Eine andere PIN wählen. War die PIN vom System erzeugt, die PIN-Regeln des Verfahrens so streng machen lassen wie die der Karte.

### Readers with keys of their own.

error-pinpad-missing = „{ $device }“ hat keine Tasten zur Eingabe einer PIN.
    .not-done = { The-card } hat keine PIN gesehen; es wurde kein Versuch verbraucht.
    .next = { $in ->
        [window] „Neu laden“ wählen und erneut versuchen.
       *[terminal] Mit dem Kartenleser erneut versuchen, der die Tasten hat.
    }
error-pinpad-timed-out = Niemand hat rechtzeitig eine PIN an „{ $device }“ eingegeben.
    .not-done = { The-card } hat keine PIN gesehen; es wurde kein Versuch verbraucht.
    .next = Erneut versuchen und die PIN am Kartenleser eingeben, wenn er danach fragt.
error-pinpad-cancelled = Die Eingabe der PIN wurde an „{ $device }“ abgebrochen.
    .not-done = { The-card } hat keine PIN gesehen; es wurde kein Versuch verbraucht.
    .next = Erneut versuchen und die Eingabe am Kartenleser mit der grünen Taste abschließen.
error-pinpad-pins-differ = Die beiden an „{ $device }“ eingegebenen PINs stimmen nicht überein.
    .not-done = { The-card } hat keine von beiden gesehen; es wurde kein Versuch verbraucht.
    .next = Erneut versuchen und zweimal dieselbe PIN eingeben.
error-pinpad-wrong-length = Die an „{ $device }“ eingegebene PIN ist zu kurz oder zu lang.
    .not-done = { The-card } hat sie nicht gesehen; es wurde kein Versuch verbraucht.
    .next = Mit 6 bis 8 Ziffern erneut versuchen.
error-pinpad-not-taken = „{ $device }“ hat die Anforderung einer PIN an seinen Tasten nicht angenommen.
    .not-done = { The-card } hat keine PIN gesehen; es wurde kein Versuch verbraucht.
    .next = Den Kartenleser neu anschließen. Bleibt es dabei, einen Kartenleser ohne Tasten verwenden.
