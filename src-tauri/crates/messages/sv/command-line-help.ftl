### What the command line says about itself: its help and what it does not understand. A text of a command or an option is
### one line or begins with one; `.more` is what only --help says of it, `.after` what stands below the options.

help-usage = Användning:
help-commands = Kommandon:
help-arguments = Argument:
help-options = Flaggor:
help-host = Värd:
help-officer = Handläggare:
help-recovery = Återställning:
# Stand for what can follow, in the line that says how a command is typed.
help-any-options = FLAGGOR
help-a-command = KOMMANDO
help-default = [standard: { $value }]
help-possible-values = [möjliga värden: { $values }]
help-environment-variable = [miljövariabel: { $name }]

## Commands

command = Registreringsmyndighet (RA) på skrivbordet för organisationer som driver sin PKI med smartkort
command-help = Skriv ut denna hjälp, eller hjälpen för ett kommando
command-devices = Lista läsare och korten i dem
command-card = Visa vad som finns på ett kort: identitet, nycklar, certifikat, försök kvar
command-card-record = Visa vad värden vet om ett kort: lager, vad som gjorts med det, dess certifikat
command-certificate = Visa ett certifikat med alla fält och tillägg, och vad värden vet om det
command-procedures = Lista de procedurer som du kan använda, eller visa vad en begär och gör
command-issue = Utfärda certifikat till innehavarens kort och lägg arkiverade nycklar på det
command-archive = Sök i arkivet med privata nycklar
command-archive-search = Hitta arkiverade nycklar efter det certifikat som utfärdades när nyckeln skapades
    .after =
        Kriterier som anges tillsammans måste alla stämma. Högst 50 certifikat visas, de nyaste först; --after fortsätter.

        Med --json: { $shape }.
command-recovery = Begär godkännande av en återställning, och besluta om det som andra begär
command-recovery-request = Begär godkännande: andra handläggare läser vem som vill ha vilka nycklar, på vilket kort och varför
    .after =
        Det skriver ut begärans digest. När tillräckligt många handläggare har godkänt förbrukas den av `countersign issue --request DIGEST` med samma procedur, kort, innehavare, nycklar och orsak. Den förfaller efter sju dagar.

        Med --json: { $shape }.
command-recovery-list = Lista de begäranden som väntar eller är godkända, alla handläggares om du får godkänna; även dina egna avslagna
command-recovery-approve = Godkänn en annan handläggares begäran
command-recovery-refuse = Avslå en annan handläggares begäran; den stängs
command-orders = Lista, visa, kontrollera, överge och exportera beställningar
command-orders-list = Lista beställningar, de nyaste först: de öppna, eller alla
command-orders-show = Visa en beställning: vem som beställde vad för vilket kort, och dess certifikat
command-orders-verify = Kontrollera en beställnings signaturer och att dess dokument hör ihop
command-orders-abandon = Överge en öppen beställning; dess certifikat spärras
command-orders-export = Skriv en beställnings dokument till en mapp, för `openssl cms -verify` och för att spara
command-unblock = Lås upp ett kort med dess PUK, vilket ställer in en ny PIN-kod
    .after =
        På ett PIV-kort ställer upplåsningen in en ny PIN-kod, vare sig den gamla är blockerad eller inte. Den nya PIN-koden når innehavaren så som proceduren för kortets senaste beställning säger. PUK efterfrågas, eller kommer från filen med hemligheter (puk=…), och lämnar aldrig denna dator; med --host-puk levererar värden den.

        Med --json: { $shape }.
command-change-pin = Byt ett korts PIN-kod, med den PIN-kod som det har
    .after =
        Den PIN-kod som kortet har anger innehavaren (holder-pin=…). Den nya når innehavaren så som proceduren för kortets senaste beställning säger.

        Med --json: { $shape }.
command-letters = Lista och skriv ut PIN-brev, och skapa brev-id:n i förväg
command-letters-list = Lista PIN-brev, de nyaste först
command-letters-print = Skriv ut brev genom systemets utskriftstjänst; en gång till bara med en orsak
command-letters-preview = Skriv ett brev så som det kommer att se ut till en PDF-fil, med punkter i stället för PIN och PUK
command-letters-create-ids = Skapa brev-id:n i förväg, för papper som de trycks på, vart och ett 1 efter det föregående
command-mails = Lista PIN-mejl, och skicka misslyckade en gång till
command-mails-list = Lista PIN-mejl, de nyaste först
command-mails-resend = Skicka ett mejl som misslyckades en gång till
command-practice = Utfärda ett övningskort: läsare, kort och värd finns inne i programmet
command-completions = Skriv ut kompletteringarna för ett skal

## Arguments and options: of one command, or of all that have one of that name

argument-help = Skriv ut hjälp: den korta (-h) eller hela (--help)
argument-version = Skriv ut version
argument-json = Skriv ut JSON i stället för text: ett värde, eller ett värde per rad där steg eller händelser meddelas
    .more = Ett fel är { $shape }.
argument-help-subcommand = Kommandot
argument-host = Adress till certifikathanterarvärden (https://…). Utan den, konfigurationens värd, annars den som är inbyggd här
argument-ca = Certifikatutfärdaren som värdens TLS-certifikat måste komma från, en PEM-fil. Utan den, konfigurationens, för konfigurationens värd; där en policy bestämmer värden gäller denna inte
argument-data = Den inbyggda värdens mapp; användarens egen om ingen anges. Den ställs i ordning första gången och säger var; handläggare och kort görs kända med `countersign-host officers add` och `cards import`, som tar samma mapp
argument-officer-device = Läsare med handläggarkortet: dess namn, eller en del som ingen annan läsare har
argument-secrets = Läs PIN-koder från en fil, eller från standard in (-), i stället för att fråga. En per rad: signature-pin=…, holder-pin=…, new-pin=…, puk=…
argument-devices-watch = Fortsätt att meddela vad som sätts i och tas ut, till Ctrl-C
argument-card-device = Läsare med kortet: dess namn, eller en del som ingen annan läsare har
argument-device = Läsare med innehavarens kort: dess namn, eller en del som ingen annan läsare har
argument-card-record-device = Läsare med kortet: dess namn, eller en del som ingen annan läsare har
argument-card-record-order = Beställningens kort, efter beställningens id; det behöver inte finnas här
argument-certificate-id = Certifikat-id, decimalt: ett av värdens certifikat
argument-certificate-key = Certifikatet på denna plats på kortet: 9a, 9c, 9d, 9e eller 82 till 95
argument-certificate-device = Läsare med kortet: dess namn, eller en del som ingen annan läsare har
argument-procedures-procedure = Proceduren att visa, efter dess namn i listan: dess nycklar, inmatningsfält, kort och PIN. Utan den, listan
argument-procedure = Proceduren, efter dess namn i listan från `countersign procedures`
argument-practice-procedure = Proceduren, efter dess namn i listan från `countersign practice --procedures`
argument-recovery-request-procedure = Proceduren som beställningen ska följa, efter dess namn i listan från `countersign procedures`
argument-inputs = Ett fält om innehavaren, efter dess namn eller etikett: common_name=Anna Berg. En gång för varje fält
argument-actions = Åtgärden för en nyckel: 9a=add, redo, issue eller blank. Nycklar som inte anges tar procedurens förval. För en nyckel som kommer från arkivet finns --recover och --no-request
argument-algorithms = Algoritmen för en nyckel som genereras, på kortet eller hos värden: 9a=rsa2048, rsa3072, rsa4096, eccp256 eller eccp384
argument-dry-run = Visa i ord vad som skulle signeras, och stanna där. Ett utkast som inte kan skickas in slutar med slutkod 6
argument-pin-mail = Adressen som PIN-koden skickas till med e-post, där proceduren gör så
argument-letter-id = Brevets id, som det står på papperet, där proceduren skriver ut PIN eller PUK
argument-recover = Begär en nyckel från arkivet: 9d=ID tar nyckeln till det certifikat-id:t; med bara 9d söker värden med innehavarens fält. En procedur med en enda nyckel att återställa begär den även utan detta
argument-no-request = Begär ingen nyckel från arkivet för denna plats, fast proceduren annars skulle göra det
argument-reason = Varför nycklar återställs, med egna ord; orsaken signeras och sparas i värdens granskningslogg
argument-issue-request = Den godkända återställningsbegäran som beställningen förbrukar, där proceduren kräver godkännanden: dess digest, eller en början på den som ingen annan har
argument-practice-request = { argument-issue-request }
argument-request = Begärans digest, eller en början på den som ingen annan har
argument-recovery-refuse-reason = Varför, med egna ord; orsaken signeras och visas för handläggaren som begär
argument-archive-search-serial = Hela serienumret, hexadecimalt; kolon, mellanslag, bindestreck, 0x och inledande nollor spelar ingen roll
argument-archive-search-subject = En del av subjektet, minst tre tecken, stora eller små
argument-archive-search-id = Certifikat-id, decimalt
argument-archive-search-after = Bara de efter detta certifikat-id: det sista på sidan före
argument-orders-list-all = Alla beställningar, inte bara de öppna
argument-orders-list-open = Bara de öppna beställningarna; det som listas utan --all och --search
argument-orders-list-search = De som har vart och ett av dessa ord, på minst tre tecken: i kort, innehavare, procedur, handläggare, orsak, beställning, serienummer; # och siffror för ett certifikat-id
argument-orders-list-before = Fortsätt efter den sista på sidan före, med den plats som skrevs ut där
argument-order = Beställningens id
argument-orders-abandon-reason = Varför, med egna ord; orsaken signeras med beställningen
argument-orders-export-to = Mapp för filerna; skapas om den inte finns
argument-unblock-host-puk = Lås upp med den PUK som värden har; det kräver rollen för det
argument-letters-list-state = Bara de i detta tillstånd: waiting, ready, printed eller erased
argument-letters-list-search = Bara de vars id, innehavare eller kort innehåller detta
argument-letters-list-before = Fortsätt efter det sista på sidan före, med dess nummer
argument-letters = Brevens nummer, som `countersign letters list` visar dem, i den ordning som de skrivs ut
argument-letters-print-printer = Skrivaren, så som systemet kallar den. Utan den, konfigurationens, annars systemets standardskrivare
argument-letters-print-reason = Varför de skrivs ut en gång till, med egna ord; orsaken signeras med beställningen
argument-letter = Brevets nummer, som `countersign letters list` visar det
argument-letters-preview-to = PDF-filen att skriva
argument-letters-create-ids-prefix = Prefixet för vart och ett. Utan det, konfigurationens, annars inget
argument-letters-create-ids-first = Numret på det första. Utan det, det som följer på det högsta som börjar så
argument-letters-create-ids-digits = Hur många siffror numren minst har, med nollor framför
argument-letters-create-ids-count = Hur många
argument-mails-list-state = Bara de i detta tillstånd: waiting, queued, sent, failed eller erased
argument-mails-list-before = Fortsätt efter det sista på sidan före, med dess nummer
argument-mail = Mejlets nummer, som `countersign mails list` visar det
argument-mails-resend-address = Adressen; en utan @ får konfigurationens domän
argument-mails-resend-reason = Varför det skickas en gång till, med egna ord; orsaken signeras med beställningen
argument-practice-card = Övningskortet, efter dess nummer; utan det, det första som proceduren är för
argument-practice-cards = Lista övningskorten
argument-practice-procedures = Lista övningsprocedurerna
argument-practice-show = Visa proceduren: dess nycklar, inmatningsfält, kort och PIN
argument-completions-shell = Skalet

## What a program that issues is told with --json

json-lines = Med --json, ett värde per rad:
json-in-no-certificate = ifyllda fält som inte hamnar i något certifikat
json-step = varje steg, när det slutar
json-pin-code = PIN-koden, där proceduren visar den
json-puk-code = PUK-koden, där proceduren visar den, efter PIN-koden
json-result = sist resultatet
json-dry-run = Med --dry-run är det i stället { $draft }, och därefter { $error } där utkastet inte kan skickas in.

## Below the help of the program

exit-codes = Slutkoder:
exit-0 = klart
exit-1 = misslyckades, av en orsak som inte är någon av dem nedan
exit-2 = kommandoraden gick inte att förstå, eller något som behövs angavs inte
exit-3 = avbrutet; inget utfärdades
exit-4 = PIN-kod: fel, blockerad eller mot reglerna
exit-5 = läsare eller kort: saknas, fel kort, upptaget av ett annat program, uttaget, fungerade inte
exit-6 = utkast: ett fält, en åtgärd eller en procedur som inte passar eller saknas
exit-7 = värden avvisade
exit-8 = värden kan inte nås, eller är inte den betrodda
exit-9 = ofullständigt: certifikat utfärdades eller kan ha utfärdats, men kortet är inte klart; beställningen förblir öppen
exit-10 = en beställning eller ett annat dokument klarar inte kontrollen
exit-130 = avslutat med Ctrl-C: med ett andra medan ett kort utfärdas, annars med det första
environment = Miljö:
environment-no-color = inga färger
environment-log = vad som loggas på standard error, som debug eller desk=trace; aldrig hemligheter

## What is not understood

usage-unknown-argument = { $argument } finns inte här{ $suggested ->
    [none] {""}
   *[other] ; { $suggested } avses kanske
 }
usage-unknown-command = det finns inget kommando ”{ $command }”{ $suggested ->
    [none] {""}
   *[other] ; { $suggested } avses kanske
 }
usage-command-missing = ett kommando saknas: { $commands }
usage-value-missing = { $argument } behöver ett värde
usage-value-unknown = ”{ $value }” kan inte anges för { $argument }; möjliga: { $values }
usage-value-not-taken = ”{ $value }” kan inte anges för { $argument }{ $why ->
    [none] {""}
   *[other] : { $why }
 }
usage-values = { $argument } har för många värden, eller för få
usage-twice = { $argument } är angivet två gånger
usage-not-together = { $argument } kan inte anges tillsammans med { $others }
usage-missing = { $count ->
    [one] { $arguments } saknas
   *[other] följande saknas: { $arguments }
 }
usage-not-text = den innehåller något som inte är text (UTF-8)
usage-other = { $why }

value-not-of-form = inte av formen { $form }
value-no-action = ”{ $typed }” är ingen åtgärd; möjliga: { $actions }
value-no-algorithm = ”{ $typed }” är ingen algoritm; möjliga: { $algorithms }
value-no-key = ”{ $typed }” anger ingen nyckel; möjliga: 9a, 9c, 9d, 9e och 82 till 95
value-no-certificate-id = inget certifikat-id efter =
value-no-digest = inte { $least } till { $most } hexadecimala siffror
