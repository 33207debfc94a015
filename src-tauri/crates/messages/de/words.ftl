### Words and headings that several texts use.

device = Kartenleser
card = Karte
key = Schlüssel
algorithm = Algorithmus
certificate = Zertifikat
subject = Subjekt
issuer = Aussteller
valid-from = Gültig ab
valid-until = Gültig bis
action = Aktion
state = Zustand
procedure = Verfahren
holder = Inhaber
officer = Bearbeiter
order = Auftrag
name = Name
roles = Rollen
revision = Revision
certificate-id = Zertifikat-ID
serial-number = Seriennummer
archived-on = Archiviert am
status = Status
reason = Grund
tries-left = { $tries-left ->
    [0] blockiert
    [one] 1 Versuch übrig
   *[other] { $tries-left } Versuche übrig
 }
pin-code = PIN-Code
puk-code = PUK-Code
role-issue-certificate = Zertifikat ausstellen
role-revoke-certificate = Zertifikat widerrufen
role-recover-key = Schlüssel wiederherstellen
role-approve-recovery = Wiederherstellung genehmigen
role-manage-pin-letters = PIN-Briefe verwalten
role-unblock-card = Karte entsperren
role-use-puk = PUK verwenden

order-state-granted = freigegeben
order-state-executing = in Ausführung
order-state-fulfilled = erfüllt, Quittung steht aus
order-state-completed = abgeschlossen
order-state-abandoned = verworfen
order-state-superseded = abgelöst
order-state-expired = abgelaufen
request-state-pending = wartet auf Genehmigungen
request-state-approved = genehmigt
request-state-refused = abgelehnt
request-state-used = verbraucht
request-state-expired = abgelaufen
number = Nummer
label = Bezeichnung
required = Pflicht
format = Format
hint = Hinweis
actions = Aktionen
algorithms = Algorithmen
source = Herkunft
cards = Karten
keys = Schlüssel
fields = Felder

duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s

# Why the system did not let a file be read or written.
io-why = { $why ->
    [not-found] Datei oder Ordner nicht vorhanden
    [not-allowed] das System erlaubt es nicht
    [there-already] der Name ist schon vergeben
    [folder] es ist ein Ordner
    [no-folder] ein Teil des Pfads ist kein Ordner
    [no-space] kein Speicherplatz mehr frei
    [read-only] der Ort kann nur gelesen werden
    [none-left] das System hat derzeit nichts mehr zu vergeben
   *[other] { $why }
 }

# Rules of a new PIN.
pin-rule-min-length = mindestens { $digits } Ziffern
pin-rule-max-length = höchstens { $digits } Ziffern
pin-rule-only-digits = nur Ziffern
pin-rule-no-repeats = nicht durchgehend dieselbe Ziffer, etwa 111111
pin-rule-no-sequences = keine auf- oder absteigende Folge, etwa 123456
pin-rule-not-factory = nicht die PIN ab Werk, 123456
pin-rule-not-holder-data = keine Ziffern aus dem, was zum Inhaber eingegeben wurde, etwa ein Geburtsdatum
