### The text beside the documents of an order that was exported: what each of them is.

evidence-of = Auftrag { $order }, wie der Host ihn hat.
evidence-verified = Er hielt der Prüfung stand, als er hierher geschrieben wurde.
evidence-unverified = ER HIELT DER PRÜFUNG NICHT STAND, als er hierher geschrieben wurde. { $why }
evidence-how = Die folgenden Zeilen in diesem Ordner von oben nach unten ausführen. Sie brauchen nur OpenSSL 3; die Zahl nach -attime ist die Zeit, die der Host verzeichnet hat, in Sekunden seit 1970.
evidence-open-request = Die Eröffnungsanfrage: was der Bearbeiter verlangt hat, signiert mit der Bearbeiterkarte.
evidence-order = Der Auftrag: dasselbe mit den Schlüsseln und ihren Nachweisen, signiert mit der Bearbeiterkarte. Sein „open-request“ ist der SHA-256 von open-request.json.
evidence-fulfilment = Die Erfüllung: die Antwort des Hosts, signiert mit seinem Registrierungsschlüssel. Ihr „order-digest“ ist der SHA-256 von order.json.
evidence-certificates = Die ausgestellten Zertifikate, nach Schlüssel.
evidence-receipt = Die Quittung: was auf die Karte geschrieben wurde, signiert mit dem Auftragsschlüssel (order-key.pem, das ist der „order-key“ aus order.json). Ihr „fulfilment“ ist der SHA-256 von fulfilment.json.
evidence-abandoned-by = Der Auftrag, der diesen verworfen hat, signiert mit der Karte eines Bearbeiters.
evidence-act = Der Auftrag: was der Bearbeiter verlangt hat, signiert mit der Bearbeiterkarte.
evidence-act-receipt = Die Quittung: was daraus wurde, signiert mit dem Auftragsschlüssel (order-key.pem, das ist der „order-key“ aus order.json).
evidence-act-authorities = Die Zertifizierungsstellen: officer-authorities.pem enthält jene, denen der Host bei Bearbeitern vertraut. Mit dem vergleichen, was auf anderem Weg bekannt ist: Alles oben Stehende beruht auf ihnen.
evidence-authorities = Die Zertifizierungsstellen: officer-authorities.pem enthält jene, denen der Host bei Bearbeitern vertraut, host-authorities.pem jene, denen der Arbeitsplatz beim Host vertraut. Mit dem vergleichen, was auf anderem Weg bekannt ist: Alles oben Stehende beruht auf ihnen.

# The title of the system's dialog that asks where the folder is to be made.
export-folder-title = Ordner für die Dokumente des Auftrags
