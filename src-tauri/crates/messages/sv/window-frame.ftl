### The window's frame, its first run, sign-in and practice desk, and what its parts have in common.

## Parts

field-required = måste fyllas i
pin-caps-lock = Caps Lock är på.
pin-last-try = Sista försöket: är det fel blockeras PIN-koden
puk-last-try = Sista försöket: är det fel går kortet inte längre att låsa upp
pin-new = Ny PIN-kod
pin-new-again = Ny PIN-kod, igen
pin-rules = Regler för den nya PIN-koden
pin-rule-same = båda lika
pin-rule-met = uppfylld
pin-rule-not-met = inte uppfylld ännu
pin-rule-broken = – bröts av den senaste PIN-koden
trouble-code = Kod
trouble-copy = Kopiera detaljer
trouble-copied = Kopierat.
trouble-copy-failed = Systemet tog inte emot det.
pem-example = -----BEGIN CERTIFICATE-----
pem-choose = Välj en fil
pem-not-pem = ”{ $file }” innehåller inget PEM-certifikat.
pem-too-large = ”{ $file }” är för stor för certifikat.
close = Stäng
cancel = Avbryt
list-reload = Läs om
list-asking = Frågar värden
list-load-more = Läs in fler
try-again = Försök igen

## Frame

app = Countersign
frame-menu = Meny
frame-tabs = Arbete
frame-sign-out = Logga ut
frame-leave-practice = Lämna övningen
frame-leave-own-host = Byt värd
frame-leave-remote = Byt värd
frame-shortcuts = Kortkommandon
frame-about = Om Countersign
frame-not-during-run = Inte medan ett kort skrivs
frame-closing-refused = Fönstret förblir öppet tills kortet är klart. Stäng det då, eller stoppa körningen först.
frame-own-host = Arbetsplatsens egen värd
frame-remote = { $url }
frame-clears-title = Rensa formuläret?
frame-clears = Det som skrevs för innehavaren sparas inte.
frame-clears-sign-out = Logga ut
frame-clears-leave = Lämna
frame-practice = Övning
frame-practice-means = Läsare, kort och värd är simulerade. Inget utfärdas på riktigt.
about-title = Countersign
about-version = Version { $version }
about-licence = Apache-2.0 eller MIT
about-what = Registreringsmyndighet (RA) för smartkort på skrivbordet.

## Shortcuts

shortcuts-title = Kortkommandon
shortcuts-everywhere = Överallt
shortcuts-form = Smartkort
shortcuts-table = Innehållstabell
shortcut-help = Visa denna översikt
shortcut-next = Nästa fält eller knapp
shortcut-previous = Tillbaka
shortcut-enter = Gör det som den markerade knappen säger
shortcut-escape = Stäng en lista eller ett fönster
shortcut-submit = Skicka in
shortcut-reload = Läs kortet igen
shortcut-move = Gå från cell till cell
shortcut-find = Gå till en nyckel efter dess namn
shortcut-action = Välj en åtgärd
key-tab = Tab
key-shift-tab = Skift Tab
key-enter = Retur
key-escape = Esc
key-submit = { $system ->
    [macos] ⌘ Retur
   *[other] Ctrl Retur
 }
key-arrows = Piltangenter
key-letters = Bokstäver
key-action = Blanksteg eller F2

## First run

first-run-title = Var arbetar du?
first-run-practice = Övningsplats
first-run-practice-means = Simulerade läsare, ett handläggarkort och fem kort att utfärda. Inget behövs, inget utfärdas på riktigt.
first-run-practice-go = Öva
first-run-own-host = Arbetsplatsens egen värd
first-run-own-host-means = En värd på denna dator utfärdar certifikaten, för en arbetsplats. Den första handläggaren läggs upp härnäst.
first-run-own-host-go = Ställ i ordning
first-run-remote = En värd i din organisation
first-run-remote-means = Du behöver dess adress och dess certifikatutfärdares certifikat.
first-run-remote-open = Ange adressen
first-run-remote-go = Anslut
first-run-url = Adress
first-run-url-example = https://host.example:8443
first-run-url-missing = Ange värdens adress.
first-run-ca = Certifikatutfärdarens certifikat
first-run-ca-hint = PEM, så som den som driver värden lämnar ut dem.
first-run-ca-missing = Klistra in certifikaten, eller välj deras fil.
opening = { $place ->
    [practice] Öppnar övningsplatsen
    [own-host] Öppnar arbetsplatsens egen värd
   *[remote] Ansluter till värden
 }

## First officer of an own host

first-officer-title = Lägg upp den första handläggaren
first-officer-means = Värden på denna dator har ingen handläggare ännu. Den första utfärdar kort och lägger upp fler handläggare.
first-officer-folder = Värdens mapp
first-officer-sealing = Dess nycklar
first-officer-sealing-value = { $sealing ->
    [credential-store] förseglade med en nyckel i systemets autentiseringslager
   *[file] förseglade med en nyckel i den mappen, som bara du kan läsa
 }
first-officer-stock = Kort i lagret
first-officer-card = Handläggarkort
first-officer-looking = Tittar på kortet
first-officer-insert = Sätt den första handläggarens kort i ”{ $device }”.
first-officer-choose = Välj läsaren för handläggarkortet
first-officer-enrol = Kortet har en handläggares certifikat. De registreras som de är; kortet behåller sin PIN-kod.
first-officer-issue = Handläggarcertifikat utfärdas till kortet med { $card }, och det får en ny PIN-kod.
first-officer-authentication = Loggar in med
first-officer-signature = Signerar med
first-officer-issuers = Utfärdarens certifikat
first-officer-issuers-hint = PEM. Inte på kortet: { $issuers }.
first-officer-issuers-missing = Utfärdarens certifikat saknas
first-officer-name = Namn
first-officer-name-missing = Ange handläggarens namn.
first-officer-enrol-go = Registrera
first-officer-issue-go = Utfärda
first-officer-pin-not-acceptable = PIN-koden uppfyller inte alla regler ännu
first-officer-import = Ta in kort i lagret
first-officer-import-means = Ett kort som produktionen levererat finns i lagret när dess produktionsfil har tagits in.
first-officer-import-go = Välj en produktionsfil
first-officer-import-done = { $count ->
    [0] Filen har inget kort som inte redan fanns i lagret.
    [one] 1 kort är nytt i lagret.
   *[other] { $count } kort är nya i lagret.
 }

## Sign-in

sign-in-title = Logga in
sign-in-device = Handläggarkort
sign-in-choose-device = Välj läsaren för handläggarkortet
sign-in-no-device-title = Ingen läsare hittades
sign-in-no-device = Anslut en läsare. Den visas här av sig själv.
sign-in-service-waiting = Fönstret fortsätter av sig självt när tjänsten är i gång.
sign-in-device-gone = ”{ $device }” är inte ansluten. Anslut den igen, eller välj en annan läsare.
sign-in-insert = Sätt handläggarkortet i ”{ $device }”.
sign-in-mute = Kortet i ”{ $device }” svarar inte. Ta ut det, kontrollera att det vänds rätt och sätt i det igen.
sign-in-reading = Läser kortet
sign-in-no-certificate = Kortet i ”{ $device }” har inget certifikat att logga in med (nyckel 9A). Sätt i ett handläggarkort.
sign-in-subject = Subjekt
sign-in-issuer = Utfärdare
sign-in-valid = Giltigt
sign-in-validity = { $from } till { $until }
sign-in-pin = PIN
sign-in-blocked = PIN-koden är blockerad. Låt låsa upp kortet med dess PUK, eller använd ett annat handläggarkort.
sign-in-go = Logga in
sign-in-going = Loggar in
sign-in-unlock = Lås upp

## Locked

locked-title = Låst
locked-card-removed = Handläggarkortet togs ut. Sätt tillbaka kortet för { $name } och ange dess PIN-kod: formuläret är oförändrat.
locked-idle = Inget gjordes på en stund, eller så avslutade värden sessionen. PIN-koden för { $name } låser upp; formuläret är oförändrat.
locked-under-way = Formuläret för { $name } väntar oförändrat.
locked-other = En annan handläggare som loggar in här finner formuläret rensat.

## Practice desk

practice-panel = Övningsplats
practice-panel-show = Visa övningsplatsen
practice-panel-hide = Dölj övningsplatsen
practice-officer-card = Handläggarkort
practice-officer-pin = PIN och signatur-PIN
practice-subject-cards = Kort att utfärda
practice-in-device = i ”{ $device }”
practice-card-number = { $number }. { $card }
practice-insert = Sätt i
practice-pull = Dra ut
practice-renew = Nytt kort
practice-renew-of = Nytt kort i stället för { $number }
practice-insert-of = Sätt i kort { $number }
practice-pull-of = Dra ut kort { $number }
practice-insert-officer = Sätt i handläggarkortet
practice-pull-officer = Dra ut handläggarkortet
practice-card-in = i läsaren
practice-try = Prova: dra ut handläggarkortet medan ett formulär är halvfyllt.

# The title of the window, by which the system's lists name it too.
window-title = Countersign
window-title-practice = Countersign – Övning

# Said in a terminal, where no window can say it.
no-display = Det finns inget skrivbord att öppna ett fönster på: varken WAYLAND_DISPLAY eller DISPLAY är satt.
window-not-opened = Countersign öppnades inte: { $why }
