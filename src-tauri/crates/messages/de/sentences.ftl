### Sentences and parts of sentences that the desk gives by a code, with what fills them.

# What tells a card from every other one.
card-serial = Seriennummer { $id }
card-attestation-key = Attestierungsschlüssel { $id }
card-authentication-key = Kartenschlüssel { $id }
card-guid = GUID { $id }

# Why the object in a certificate's place cannot be read.
certificate-not-der = es ist kein Zertifikat
certificate-truncated = es endet vor seiner angegebenen Länge
certificate-container = es ist nicht wie ein Zertifikatobjekt aufgebaut
certificate-compression = es lässt sich nicht dekomprimieren
certificate-not-given = die Karte gibt es nicht heraus (Status { $status })
certificate-public-key = sein öffentlicher Schlüssel ist nicht lesbar
certificate-validity = seine Gültigkeit liegt außerhalb des möglichen Bereichs

# Exactly what will be signed.
the-place = { $place } { $name }
signed-procedure = Verfahren { $procedure }, Revision { $revision }.
signed-card = Karte mit { $card }.
signed-field = { $label }: { $value }
# The letters of RFC 4514 §3 and RFC 4519 §2.
signed-attribute = { $part ->
    [country] C
    [state] ST
    [locality] L
    [organization] O
    [organizational-unit] OU
    [domain-component] DC
    [common-name] CN
    [given-name] GN
    [surname] SN
    [serial-number] SERIALNUMBER
    [user-id] UID
   *[other] { the-part }
 }={ $value }
signed-attribute-of-field = { $label } { $value }
signed-certificate-stored = { the-place }: Ein Zertifikat für { $subject } wird ausgestellt und auf der Karte gespeichert.
signed-certificate-issued = { the-place }: Ein Zertifikat für { $subject } wird ausgestellt und nicht auf der Karte gespeichert.
signed-key-generated = { the-place }: Ein neuer { $algorithm }-Schlüssel wird auf der Karte erzeugt.
signed-key-archived = { the-place }: Ein neuer { $algorithm }-Schlüssel wird beim Host erzeugt, dort archiviert und auf der Karte gespeichert.
signed-with-certificate = { $certificate ->
    [reuse] mit seinem bisherigen Zertifikat
   *[new] mit einem neuen Zertifikat
 }
signed-key-recovered-chosen = { the-place }: Der archivierte Schlüssel zu Zertifikat { $id } ({ $subject }) wird wiederhergestellt, { signed-with-certificate }.
signed-key-recovered-found = { the-place }: Der letzte archivierte Schlüssel, der nach { $labels } gefunden wird, wird wiederhergestellt, { signed-with-certificate }.
signed-all-recovered = { the-place }: Alle älteren archivierten Schlüssel desselben Inhabers werden mit ihren Zertifikaten auf freie Plätze für ausgemusterte Schlüssel wiederhergestellt (frei: { $places }).
signed-recovered-aside = { the-place }: Ist jenes Zertifikat widerrufen oder abgelaufen, kommt der Schlüssel stattdessen auf einen freien Platz für ausgemusterte Schlüssel (frei: { $places }).
signed-other-holder = { the-place }: Der Schlüssel darf einem anderen Inhaber gehören.
signed-reason = Grund der Wiederherstellung: { $reason }
signed-recovery-request = Der Wiederherstellungsantrag { $request } wird samt seinen Genehmigungen verbraucht.
signed-key-lost = { the-place }: Der dort liegende { $algorithm }-Schlüssel geht verloren.
signed-certificate-replaced = { the-place }: Das Zertifikat von { $subject } wird ersetzt.
signed-object-replaced = { the-place }: Was am Platz des Zertifikats liegt, wird ersetzt.
signed-left-out = Nicht in den Zertifikaten: { $labels }.
signed-pin-shown = Die Karte erhält eine neue PIN, die einmal angezeigt wird.
signed-pin-entered = Die Karte erhält eine neue PIN, die hier eingegeben wird; ohne Eingabe wird eine erzeugte gesetzt und einmal angezeigt.
signed-pin-mailed = Die Karte erhält eine neue PIN, die der Host an die nach dem Einreichen angegebene Adresse mailt.
signed-pin-letter = Die Karte erhält eine neue PIN, die der Host als Brief unter der nach dem Einreichen angegebenen ID druckt.
signed-pin-unchanged = Die PIN bleibt, wie sie ist.
signed-puk-host-only = Die Karte erhält eine neue PUK, die der Host behält und niemandem mitteilt.
signed-puk-shown = Die Karte erhält eine neue PUK, die einmal angezeigt wird, nach der PIN.
signed-puk-letter = Die Karte erhält eine neue PUK, die der Host als Brief unter der nach dem Einreichen angegebenen ID druckt.
signed-taken-in = Die Karte wird aufgenommen: Sie hat PIN, PUK und Karten-Management-Schlüssel ab Werk und erhält eigene, die der Host zuvor speichert.
signed-card-key = Die Karte hat den Karten-Management-Schlüssel ab Werk und erhält einen eigenen, den der Host zuvor speichert.
signed-chuid = Die Karte hat keine CHUID und erhält eine.
signed-tries = Die PIN kann { $pin }-mal falsch eingegeben werden, bis die Karte sie blockiert, die PUK { $puk }-mal. Dies festzulegen ersetzt zugleich PIN und PUK.
signed-supersedes = Der offene Auftrag { $order } der Karte wird abgelöst, und seine Zertifikate werden widerrufen.

# Subject cards of the practice desk.
practice-card-p256 = Karte mit P-256-Schlüsseln
practice-card-rsa2048 = Karte mit RSA-2048-Schlüsseln
practice-card-plain-p256 = Einfache PIV-Karte mit P-256-Schlüsseln, ohne Seriennummer
practice-card-plain-rsa2048 = Einfache PIV-Karte mit RSA-2048-Schlüsseln, ohne Seriennummer
practice-card-no-keys = Karte ohne Schlüssel
practice-card-factory-new = Fabrikneue Karte, nicht im Bestand

# What is true of an order that is open: at the host, on the card, in each place of a key.
standing-host-granted = Vom Host freigegeben. Der Auftrag selbst ist noch nicht eingegangen: Es wurde kein Zertifikat ausgestellt.
standing-host-executing = Der Host hat den Auftrag und stellt die Zertifikate aus.
standing-host-fulfilled = Der Host hat die Zertifikate ausgestellt. Sie sind nicht veröffentlicht: Er wartet auf die Quittung, dass die Karte beschrieben wurde.
standing-card-not-looked-at = Es wurde keine Karte angesehen.
standing-card-not-here = Die Karte liegt in keinem Kartenleser: Was auf ihr ist, lässt sich nicht sagen.
standing-card-reading = Eine Karte wird gelesen: Was auf der Karte dieses Auftrags ist, lässt sich noch nicht sagen.
standing-card-here = Die Karte liegt in „{ $device }“.
standing-key-written = Dort liegt das Zertifikat dieses Auftrags.
standing-key-without-certificate = Dort liegt der Schlüssel dieses Auftrags, ohne sein Zertifikat.
standing-key-other-key = Dort liegt ein anderer Schlüssel als der dieses Auftrags.
standing-key-empty = Dort liegt nichts.
standing-key-no-certificate = Dort liegt kein Zertifikat; welcher Schlüssel dort liegt, gibt die Karte nicht an.
standing-key-other-certificate = Dort liegt ein anderes Zertifikat; welcher Schlüssel dort liegt, gibt die Karte nicht an.
standing-key-not-certified = Dort liegt ein Schlüssel oder ein Zertifikat; in diesem Auftrag wurde dafür kein Zertifikat ausgestellt.

# Why an order cannot be abandoned.
abandon-order-closed = Er ist { $state ->
    [completed] abgeschlossen
    [abandoned] schon verworfen
    [superseded] durch den nächsten Auftrag der Karte abgelöst
    [expired] abgelaufen: Es wurde nichts ausgestellt
   *[other] geschlossen
 }.
abandon-order-executing = Der Host stellt die Zertifikate aus. Gleich, sobald sie ausgestellt sind, kann der Auftrag verworfen werden.
abandon-order-of-another = Es ist der eines anderen Bearbeiters: Das erfordert die Rolle „Zertifikat widerrufen“.

# Why a procedure is not in the list.
filtered = Durch Ihren Filter ausgeblendet.
