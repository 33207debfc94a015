### What can go wrong at the desk, and on the way to the host.

error-unknown = Etwas ist fehlgeschlagen, wofür dieses Programm keinen Text hat.
    .not-done = Was nicht getan wurde, ist nicht sicher.
    .next = { $in ->
        [window] „Neu laden“ wählen, um zu sehen, was auf der Karte ist, und den Code { $code } melden.
       *[terminal] Die Karte (countersign card) und die offenen Aufträge (countersign orders list) ansehen und den Code { $code } melden.
    }
error-host-unreachable = Der Host unter { $url } ist nicht erreichbar.
    .not-done = Die Anfrage wurde nicht gesendet.
    .next = { $in ->
        [window] Prüfen, ob Adresse und Netzwerk stimmen und der Host läuft. Dann erneut versuchen.
       *[terminal] Prüfen, ob die Adresse (--host) und das Netzwerk stimmen und der Host läuft.
    }
error-host-certificate = Das Zertifikat unter { $url } ist keines des Hosts: { $why ->
    [expired] Es ist abgelaufen
    [not-yet-valid] Es ist noch nicht gültig
    [revoked] Es wurde widerrufen
    [unknown-issuer] Es wurde nicht von der Zertifizierungsstelle des Hosts ausgestellt
    [another-name] Es gilt für eine andere Adresse
    [wrong-usage] Es ist nicht für einen Host bestimmt
   *[other] { $why }
 }.
    .not-done = Die Anfrage wurde nicht gesendet.
    .next = { $in ->
        [window] Die Adresse und die Datei der Zertifizierungsstelle prüfen. Stimmt beides, steht jemand zwischen Ihnen und dem Host: die Host-Betreuung informieren.
       *[terminal] Die Adresse (--host) und die Zertifizierungsstelle (--ca) prüfen. Stimmt beides, steht jemand zwischen Ihnen und dem Host: die Host-Betreuung informieren.
    }
error-host-tls = Zu { $url } kam keine sichere Verbindung zustande: { $why }.
    .not-done = Die Anfrage wurde nicht gesendet.
    .next = { $in ->
        [window] Die Adresse prüfen, und ob der Host dieselbe Version hat wie dieses Programm.
       *[terminal] Die Adresse (--host) prüfen, und ob der Host dieselbe Version hat wie dieses Programm.
    }
error-host-timeout = Der Host unter { $url } hat nicht rechtzeitig geantwortet.
    .not-done = Ob der Host die Anfrage ausgeführt hat, ist nicht sicher; ohne Quittung wird kein Zertifikat veröffentlicht.
    .next = { $in ->
        [window] Erneut versuchen. Ein Auftrag, der für diese Karte offen blieb, wird durch den nächsten abgelöst.
       *[terminal] Die offenen Aufträge ansehen (countersign orders list), dann erneut versuchen.
    }
error-host-interrupted = Die Verbindung zum Host unter { $url } ist abgebrochen.
    .not-done = Ob der Host die Anfrage ausgeführt hat, ist nicht sicher; ohne Quittung wird kein Zertifikat veröffentlicht.
    .next = { $in ->
        [window] Erneut versuchen. Ein Auftrag, der für diese Karte offen blieb, wird durch den nächsten abgelöst.
       *[terminal] Die offenen Aufträge ansehen (countersign orders list), dann erneut versuchen.
    }
error-host-answer-too-large = Die Antwort des Hosts ist größer als { $limit } Bytes.
    .not-done = Die Antwort wurde nicht verwendet.
    .next = Prüfen, ob dieses Programm und der Host dieselbe Version haben.
error-host-answer-not-understood = Die Antwort des Hosts wurde nicht verstanden: { $what }.
    .not-done = Die Antwort wurde nicht verwendet.
    .next = Prüfen, ob dieses Programm und der Host dieselbe Version haben und ob die Adresse die des Hosts ist.
error-declined = { $secret ->
    [shown-pin] Die neue PIN wurde nicht notiert.
    [pin-mailer] Wohin PIN und PUK gehen, wurde nicht angegeben.
    [puk] Die PUK wurde benötigt und nicht angegeben.
   *[other] Eine PIN wurde benötigt und nicht angegeben.
 }
    .not-done = Was sie benötigt, wurde nicht getan.
    .next = { $in ->
        [window] { $secret ->
            [shown-pin] Erneut einreichen: Die Karte erhält eine andere PIN.
            [pin-mailer] Erneut einreichen und die Adresse oder den Brief angeben, wenn danach gefragt wird.
            [puk] Neu beginnen und die PUK eingeben, wenn danach gefragt wird.
           *[other] Erneut einreichen und die PIN eingeben, wenn danach gefragt wird.
        }
       *[terminal] { $secret ->
            [shown-pin] Neu beginnen: Die Karte erhält eine andere PIN.
            [pin-mailer] Die Adresse oder den Brief angeben, wenn danach gefragt wird, oder mit --pin-mail oder --letter-id.
            [puk] Die PUK eingeben, wenn danach gefragt wird, oder mit --secrets angeben.
           *[other] Die PIN eingeben, wenn danach gefragt wird, oder mit --secrets angeben.
        }
    }
error-cancelled = Abgebrochen.
    .not-done = Es wurde nichts ausgestellt; die Karte des Inhabers ist unverändert.
    .next = Bei Bedarf erneut einreichen.
error-same-device = Die Bearbeiterkarte und die Karte des Inhabers können nicht im selben Kartenleser liegen ({ $device }).
    .not-done = Es wurde keine Karte gelesen oder beschrieben.
    .next = { $in ->
        [window] Zwei Kartenleser verwenden und für jede Karte einen wählen.
       *[terminal] Zwei Kartenleser verwenden und beide angeben: --officer-device und --device.
    }
error-officer-certificate-unusable = Die Bearbeiterkarte hat in { $key } kein verwendbares Zertifikat.
    .not-done = Sie sind nicht angemeldet; es wurde nichts ausgestellt.
    .next = Prüfen, ob im Kartenleser für die Bearbeiterkarte diese und nicht die Karte des Inhabers liegt.
error-card-not-an-officers = Die Karte in „{ $device }“ ist bei diesem Host keine Bearbeiterkarte: Ihr Anmeldezertifikat stammt von keiner Zertifizierungsstelle der Bearbeiter des Hosts.
    .not-done = Ihre PIN wurde nicht versucht. Sie sind nicht angemeldet; es wurde nichts ausgestellt.
    .next = { $in ->
        [window] Prüfen, ob im Kartenleser für die Bearbeiterkarte diese und nicht die Karte des Inhabers liegt.
       *[terminal] Prüfen, ob im Kartenleser für die Bearbeiterkarte (--officer-device) diese und nicht die Karte des Inhabers liegt.
    }
error-no-host = Dieser Arbeitsplatz hat keinen Host: Kartenleser und Karten können angesehen werden, sonst nichts.
    .not-done = Sie sind nicht angemeldet; es wurde nichts ausgestellt.
    .next = { $in ->
        [window] Wählen, wo gearbeitet wird: am Übungsplatz, mit dem eigenen Host dieses Arbeitsplatzes oder mit einem Host anderswo.
       *[terminal] Einen Host angeben: --host und --ca, oder --data für den eingebetteten.
    }
error-signing-failed = Die Bearbeiterkarte hat nicht signiert.
    .not-done = Es wurde nichts ausgestellt.
    .next = Die Bearbeiterkarte neu einlegen und erneut einreichen.
error-order-id-malformed = „{ $order }“ ist keine Auftrags-ID.
    .not-done = Es wurde nichts nachgesehen oder geändert.
    .next = { $in ->
        [window] Die ganze ID kopieren.
       *[terminal] Die ID aus der Liste kopieren: countersign orders list.
    }
error-verification-failed = { $document ->
    [open-request] Die Eröffnungsanfrage
    [fulfilment] Die Erfüllung
    [receipt] Die Quittung
    [abandoned-by] Der verwerfende Auftrag
   *[order] Der Auftrag
 } hält der Prüfung nicht stand: „{ $why }“.
    .not-done = Es wurde nichts geändert.
    .next = Sich nicht auf diesen Auftrag verlassen. Die Host-Betreuung informieren.
error-draft-incomplete = Der Entwurf kann noch nicht eingereicht werden.
    .not-done = { nothing-signed }
    .next = { $in ->
        [window] Das Genannte berichtigen und erneut einreichen.
       *[terminal] Das Genannte berichtigen und erneut einreichen. Was das Verfahren verlangt: countersign procedures.
    }
error-card-has-no-certificate = { The-card } hat in { $key } kein verwendbares Zertifikat.
    .not-done = Sie sind nicht angemeldet; es wurde nichts ausgestellt.
    .next = Prüfen, ob im Kartenleser für die Bearbeiterkarte diese und nicht die Karte des Inhabers liegt.
error-new-pin-refused = Die neue PIN verletzt die Regeln des Verfahrens oder der Karte.
    .not-done = Die Karte hat sie nicht gesehen; es wurde kein Versuch verbraucht.
    .next = Mit einer PIN erneut einreichen, die den Regeln des Verfahrens und der Karte entspricht.
error-order-ran-out = Es dauerte so lange, dass der Auftrag hätte enden können, bevor die Karte ihre neue PIN hat.
    .not-done = An der Karte wurde nichts geändert: Sie hat die PIN, die sie hatte.
    .next = Von vorn beginnen.
error-puk-last-try = Für die PUK der Karte ist vielleicht nur noch ein Versuch übrig, und der Karte müsste eine PUK vorgelegt werden, die vielleicht nicht ihre ist.
    .not-done = Es wurde nichts ausgestellt; die Karte des Inhabers ist unverändert.
    .next = Ein Verfahren verwenden, das die PUK lässt, wie sie ist, zum Entsperren die PUK eingeben oder eine andere Karte verwenden.
error-puk-not-known = Der Host hat keine PUK der Karte außer der ab Werk, und die Karte gibt an, eine andere zu haben.
    .not-done = Es wurde nichts ausgestellt; die Karte des Inhabers ist unverändert.
    .next = Ein Verfahren verwenden, das die PUK lässt, wie sie ist, oder eine andere Karte; die PUK der Karte mit ihrer Produktionsdatei zum Host bringen lassen.
error-grant-not-accepted = Die Freigabe des Hosts wurde nicht angenommen: { $why ->
    [document] Ihre Signatur oder ihre Form ist nicht in Ordnung
    [signer-certificate] Sie ist nicht mit dem Registrierungsschlüssel des Hosts signiert
    [another-order] Sie beantwortet etwas anderes
    [incomplete] Ihr fehlen Teile, die verlangt wurden
    [not-asked-for] Sie stellt wieder her, was nicht verlangt wurde
    [revoked] Sie bringt ein widerrufenes Zertifikat an einen Platz für Schlüssel in Gebrauch
    [expired] Sie bringt ein abgelaufenes Zertifikat an einen Platz für Schlüssel in Gebrauch
   *[sealed] Was darin versiegelt ist, lässt sich nicht öffnen
 }.
    .not-done = Es wurde nichts ausgestellt; die Karte des Inhabers ist unverändert.
    .next = Prüfen, ob die Adresse die des Hosts ist, und die Host-Betreuung informieren.
error-fulfilment-not-accepted = Die Erfüllung des Hosts wurde nicht angenommen: { $why ->
    [document] Ihre Signatur oder ihre Form ist nicht in Ordnung
    [signer-certificate] Sie ist nicht mit dem Registrierungsschlüssel des Hosts signiert
    [another-order] Sie beantwortet etwas anderes
    [incomplete] Ihr fehlen Teile, die verlangt wurden
   *[sealed] Was darin versiegelt ist, lässt sich nicht öffnen
 }.
    .not-done = Es wurde kein Zertifikat auf die Karte geschrieben.
    .next = Prüfen, ob die Adresse die des Hosts ist, und die Host-Betreuung informieren.
error-certificate-differs = Das Zertifikat für Schlüssel { $key } ist nicht das beauftragte: { $what ->
    [malformed] Es ist nicht lesbar
    [public-key] Es hat einen anderen öffentlichen Schlüssel
    [subject] Es hat ein anderes Subjekt
    [alternative-names] Es hat andere alternative Namen
    [not-reused] Es ist nicht das, das wiederverwendet werden sollte
    [expired] Es ist abgelaufen und gehört an einen Platz für Schlüssel in Gebrauch
   *[chain] Es führt nicht zur Zertifizierungsstelle des Hosts
 }.
    .not-done = Es wurde kein Zertifikat auf die Karte geschrieben.
    .next = Die Host-Betreuung informieren.
error-key-differs = Schlüssel { $key } auf der Karte ist nicht der verzeichnete.
    .not-done = Es wurde kein Zertifikat für ihn ausgestellt.
    .next = Die Karte aus dem Verkehr ziehen und melden.
error-read-back-differs = Das Zertifikat für Schlüssel { $key } wurde nicht so zurückgelesen, wie es geschrieben wurde.
    .not-done = Die Karte ist nicht fertig.
    .next = Eine andere Karte verwenden.
error-check-failed = Schlüssel { $key } funktioniert nicht mit seinem Zertifikat.
    .not-done = Die Karte ist nicht fertig.
    .next = Eine andere Karte verwenden.
error-run-under-way = Für die Karte in „{ $device }“ läuft bereits ein anderer Vorgang.
    .not-done = Dieser wurde nicht begonnen; der andere läuft weiter.
    .next = Warten, bis der andere beendet ist.
error-program-ending = Das Programm wird beendet.
    .not-done = Was im Gange war, wurde nicht zu Ende geführt.
    .next = { $in ->
        [window] Countersign wieder öffnen. Ein offen gebliebener Auftrag wird durch den nächsten für dieselbe Karte abgelöst.
       *[terminal] Die offenen Aufträge ansehen: countersign orders list.
    }

error-reason-malformed = Ein Grund hat 1 bis { $max } Zeichen.
    .not-done = Der Auftrag wurde nicht verworfen.
    .next = { $in ->
        [window] In einem Satz angeben, warum der Auftrag verworfen wird.
       *[terminal] In einem Satz angeben, warum der Auftrag verworfen wird: --reason.
    }
error-embedded-host = Der eingebettete Host ist nicht gestartet: { $why }.
    .not-done = Es wurde nichts signiert oder ausgestellt.
    .next = { $in ->
        [window] Seinen Ordner prüfen oder einen Host anderswo wählen.
       *[terminal] Seinen Ordner prüfen (--data) oder einen Host anderswo verwenden: --host und --ca.
    }
error-practice = Der Übungsplatz konnte nicht eingerichtet werden: { $why }.
    .not-done = Es wurde keine Übungskarte ausgestellt.
    .next = Prüfen, ob in den Ordner für temporäre Dateien geschrieben werden kann.
error-address-malformed = „{ $url }“ ist nicht die Adresse eines Hosts.
    .not-done = Der Host wurde nicht gefragt.
    .next = In der Form https://name:port angeben.
error-authority-unusable = Die Datei mit der Zertifizierungsstelle des Hosts enthält kein verwendbares Zertifikat.
    .not-done = Der Host wurde nicht gefragt.
    .next = { $in ->
        [window] Die PEM-Datei wählen, die der Host nennt.
       *[terminal] Die PEM-Datei angeben, die der Host nennt: --ca.
    }

### What a run that ended early left behind. Where it is known, it stands for what was not done.

left-behind-nothing = Weder die Karte noch der Host wurde verändert.
left-behind-grant = Die Karte ist unverändert. Es wurde nichts ausgestellt; die Freigabe des Hosts läuft von selbst ab.
left-behind-try-spent = Eine falsche PIN hat die Karte des Inhabers einen Versuch gekostet; ihre Schlüssel und Zertifikate sind unverändert. Es wurde nichts ausgestellt; die Freigabe des Hosts läuft von selbst ab.
left-behind-factory-secrets = Die Karte hat womöglich PIN und PUK ab Werk, die jeder kennt, und keinen Schlüssel. Es wurde nichts ausgestellt.
    .next = Für dieselbe Karte erneut einreichen; das setzt beide neu. Die Karte niemandem aushändigen.
left-behind-prepared = Die Karte wurde vorbereitet: Sie hat eine PIN und eine PUK, die der Host behält, oder eine CHUID. Sie hat keinen neuen Schlüssel, und es wurde nichts ausgestellt; die Freigabe des Hosts läuft von selbst ab.
left-behind-new-keys = Die Karte hat möglicherweise neue Schlüssel ohne Zertifikate ({ $new-keys }). Es wurde nichts ausgestellt.
left-behind-order-unanswered = Ob der Host Zertifikate ausgestellt hat, ist nicht bekannt; veröffentlicht ist keines. Auf die Karte wurde außer neuen Schlüsseln nichts geschrieben.
    .next = { $in ->
        [window] Für dieselbe Karte erneut einreichen; das löst den Auftrag ab.
       *[terminal] Den Auftrag ansehen: countersign orders show { $order }. Erneutes Einreichen für dieselbe Karte löst ihn ab.
    }
left-behind-not-written = Zertifikate sind ausgestellt, aber nicht veröffentlicht, und keines ist auf der Karte. Der Auftrag ist offen.
    .next = { $in ->
        [window] Für dieselbe Karte erneut einreichen, was den Auftrag ablöst, oder ihn beim Host verwerfen lassen.
       *[terminal] Für dieselbe Karte erneut einreichen, was den Auftrag ablöst, oder ihn verwerfen: countersign orders abandon { $order } --reason …
    }
left-behind-written-in-part = Zertifikate sind ausgestellt, aber nicht veröffentlicht; einige davon oder mitgelieferte Schlüssel sind möglicherweise auf der Karte. Die Karte ist nicht fertig; der Auftrag ist offen.
    .next = { $in ->
        [window] Für dieselbe Karte erneut einreichen: Das löst den Auftrag ab und ersetzt seine Zertifikate auf der Karte. Oder ihn beim Host verwerfen lassen.
       *[terminal] Für dieselbe Karte erneut einreichen: Das löst den Auftrag ab und ersetzt seine Zertifikate auf der Karte. Oder ihn verwerfen: countersign orders abandon { $order } --reason …
    }
left-behind-pin-not-set = Zertifikate sind ausgestellt, aber nicht veröffentlicht, und auf der Karte. Die PIN ist unverändert; möglicherweise ist eine neue PUK oder ein neuer Karten-Management-Schlüssel gesetzt, und der Host hat sie. Der Auftrag ist offen.
    .next = { $in ->
        [window] Für dieselbe Karte erneut einreichen: Das löst den Auftrag ab und ersetzt seine Zertifikate auf der Karte. Oder ihn beim Host verwerfen lassen.
       *[terminal] Für dieselbe Karte erneut einreichen: Das löst den Auftrag ab und ersetzt seine Zertifikate auf der Karte. Oder ihn verwerfen: countersign orders abandon { $order } --reason …
    }
left-behind-pin-in-doubt = Zertifikate sind ausgestellt, aber nicht veröffentlicht, und auf der Karte. Die PIN ist entweder die bisherige oder die neue; der Auftrag ist offen.
    .next = { $in ->
        [window] Für dieselbe Karte erneut einreichen: Das löst den Auftrag ab und ersetzt seine Zertifikate auf der Karte. Oder ihn beim Host verwerfen lassen.
       *[terminal] Für dieselbe Karte erneut einreichen: Das löst den Auftrag ab und ersetzt seine Zertifikate auf der Karte. Oder ihn verwerfen: countersign orders abandon { $order } --reason …
    }
left-behind-receipt-missing = Die Karte ist fertig, aber der Host hat keine Quittung angenommen: Die Zertifikate sind nicht veröffentlicht, und der Auftrag ist offen.
    .next = { $in ->
        [window] Die Karte nicht aushändigen. Für sie erneut einreichen, was den Auftrag ablöst und seine Zertifikate auf der Karte ersetzt, oder den Auftrag beim Host verwerfen lassen.
       *[terminal] Die Karte nicht aushändigen. Für sie erneut einreichen, was den Auftrag ablöst und seine Zertifikate auf der Karte ersetzt, oder ihn verwerfen: countersign orders abandon { $order } --reason …
    }
