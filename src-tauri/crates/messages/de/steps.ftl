### The steps of a submission: their names, and what is being done.

step-read = Lesen
step-open = Eröffnen
step-generate = Erzeugen
step-sign = Signieren
step-host = Host
step-keys = Gelieferte Schlüssel
step-certificates = Zertifikate
step-check = Prüfen
step-pin = PIN
step-receipt = Quittung

doing-read = Karte des Inhabers wird gelesen
doing-open = Eröffnungsanfrage wird signiert; der Host prüft sie
doing-generate = Schlüssel werden erzeugt und nachgewiesen
doing-sign = Auftrag wird signiert
doing-host = Der Host stellt die Zertifikate aus
doing-keys = Gelieferte Schlüssel werden importiert
doing-certificates = Zertifikate werden geschrieben
doing-check = Schlüssel werden mit ihren Zertifikaten geprüft
doing-pin = PIN und PUK werden gesetzt
doing-receipt = Quittung wird gesendet

waiting-for-touch = Karte berühren
