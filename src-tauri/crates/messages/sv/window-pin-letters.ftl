### The window's PIN letters tab: letters that are printed, their IDs, and PIN mails.

pin-letters = PIN-brev
pin-letters-what = Vad som listas
pin-letters-letters = Brev
pin-letters-mails = Mejl

## The letters

letters-state = Tillstånd
letters-state-all = Alla
letter-state-name = { $state ->
    [waiting] Väntar
    [ready] Redo
    [printed] Utskrivet
    [erased] Raderat
   *[other] { $state }
 }
letters-search = Sök
letters-search-hint = Brev-id, innehavare eller kort
letters-mark = Skriv ut även { $id }
letters-mark-heading = Valt för utskrift
letters-mark-first = Välj de första { $most } som kan skrivas ut
pin-letter-id = Brev-id
letter-id-part = { $id } ({ $part }/{ $parts })
pin-letter-ordered = Beställt
letter-ordered-by = Beställt av
letter-addressed-to = Adresserat till
pin-letter-part = Del
letter-part-of = { $part } av { $parts }; båda har detta id
letter-contents = Innehåll
letter-contents-value = { $says ->
    [pin] PIN
    [puk] PUK
    [both] PIN och PUK
   *[neither] varken PIN eller PUK
 }
letter-state-means = { $state ->
    [waiting] Det kan skrivas ut när kortet är klart.
    [ready] Det kan skrivas ut.
    [printed] Det har skrivits ut. Det som står i det bevaras förseglat några dagar, om det måste skrivas ut en gång till.
   *[erased] Det som stod i det är raderat.
 }
letter-prints = Utskrivet
letter-never-printed = Inte utskrivet ännu
letter-print-outcome = { $outcome ->
    [printed] utskrivet
    [not-printed] inte utskrivet
   *[not-told] utlämnat; om det skrevs ut meddelades inte
 }
letter-print-line = { $time }, { $officer }: { $outcome }
letter-print-reason = Orsak: { $reason }
letters-count = { $more ->
    [yes] De nyaste { $count }: bläddra nedåt eller läs in fler för äldre.
   *[no] { $count ->
        [one] 1 brev
       *[other] { $count } brev
    }
 }
pin-letters-ready = { $count ->
    [0] Inget redo
    [one] 1 redo
   *[other] { $count } redo
 }
letters-free-ids = { $count ->
    [0] inget ledigt brev-id
    [one] 1 ledigt brev-id
   *[other] { $count } lediga brev-id:n
 }
letters-marked = { $count ->
    [one] 1 valt
   *[other] { $count } valda
 }{ $not-listed ->
    [0] {""}
   *[other] , { $not-listed } inte i listan
 }
letters-unmark = Välj inget
shortcut-mark = Välj ett brev
key-mark = Blanksteg
shortcut-mark-range = Välj alla fram till ett annat
key-mark-range = Skift och piltangenter
shortcut-mark-first = Välj de första som kan skrivas ut
key-mark-first = { $system ->
    [macos] ⌘ A
   *[other] Ctrl A
 }
letters-none-title = Det finns inget PIN-brev ännu
letters-none-next = Ett brev kommer hit så snart ett kort beställs vars PIN eller PUK skickas i brev.
letters-none-ready-title = Inget brev är redo
letters-none-ready-next = Ett brev är redo när dess kort är klart. ”Alla” visar de andra.
letters-none-found-title = Inget hittades
letters-none-found-next = Ändra sökningen, eller välj ett annat tillstånd.

## One as it will look

letter-preview = Förhandsvisning
letter-preview-title = Brev { $id }
letter-preview-means = Så som det kommer att skrivas ut; punkter står i stället för hemligheterna.
letter-preview-page = Sida { $page } av brevet, med punkter i stället för hemligheterna
letter-preview-failed = Bilden kunde inte ritas upp.

## Printing

letters-print = { $count ->
    [0] Skriv ut…
    [one] Skriv ut brev…
   *[other] Skriv ut { $count } brev…
 }
letters-print-nothing = Välj först ett brev.
letters-print-waiting = Ett brev vars kort inte är klart ännu kan inte skrivas ut.
letters-print-erased = Ett brev som är raderat kan inte skrivas ut.
letters-print-many = Högst { $most } brev skrivs ut åt gången.
letters-print-title = { $count ->
    [one] Skriv ut detta brev
   *[other] Skriv ut { $count } brev
 }
letters-print-means = { $again ->
    [0] Ett brev skrivs ut en gång.
   *[other] Det som har skrivits ut tidigare skrivs ut en gång till, av den orsak som anges.
 } Vad som skrevs ut, av vem och när, sparas i granskningsloggen.
letters-print-listed = Brev, i den ordning som de skrivs ut
letters-print-line = { $letter } · { $holder }
letters-print-again = utskrivet tidigare
letters-printer = Skrivare
letters-printer-choose = Välj en skrivare
letters-printer-missing = Välj en skrivare.
letters-printer-set = inställd för denna arbetsplats
letters-printer-default = systemets standardskrivare
letters-printer-not-there = Skrivaren ”{ $printer }”, som är inställd för denna arbetsplats, finns inte.
letters-printers-asking = Frågar systemet efter dess skrivare
letters-printers-none = Systemet har ingen skrivare. Ställ in en, och välj ”Försök igen”.
letters-print-reason = Orsak
letters-print-reason-hint = { $count ->
    [one] Ett har skrivits ut tidigare. Orsaken signeras och sparas i granskningsloggen.
   *[other] { $count } av dem har skrivits ut tidigare. Orsaken signeras och sparas i granskningsloggen.
 }
letters-print-reason-missing = Ange varför det skrivs ut en gång till.
letters-print-go = Signera och skriv ut
pin-letters-printed = { $count ->
    [one] 1 brev lämnades till ”{ $printer }”.
   *[other] { $count } brev lämnades till ”{ $printer }”.
 } Ta genast hand om det som kommer ut.

## IDs for paper that is printed ahead

letter-ids-create = Skapa id:n…
letter-ids-title = Skapa brev-id:n
letter-ids-means = För papper som id:n trycks på i förväg. Vart och ett är 1 högre än det föregående, och erbjuds för nästa brev.
letter-ids-prefix = Prefix
letter-ids-prefix-hint = A till Z, 0 till 9 och -; får vara tomt
letter-ids-prefix-wrong = Bara A till Z, 0 till 9 och - får stå i ett id.
letter-ids-first = Första numret
letter-ids-first-hint = Nästa lediga
letter-ids-first-wrong = Ett heltal, minst 0.
letter-ids-digits = Siffror
letter-ids-digits-hint = 1 till 12; kortare nummer börjar med nollor
letter-ids-digits-wrong = Ett heltal från 1 till 12.
letter-ids-number = Antal
letter-ids-number-hint = Högst { $most }
letter-ids-number-wrong = Ett heltal från 1 till { $most }.
letter-ids-too-long = Ett id har högst { $most } tecken.
letter-ids-preview = Id:n
letter-ids-preview-row = { $count ->
    [one] { $first }
   *[other] { $first } till { $last }
 }
letter-ids-missing = Fyll i fälten.
letter-ids-go = Signera och skapa
pin-letter-ids-created = { $count ->
    [one] 1 brev-id skapades: { $first }.
   *[other] { $count } brev-id:n skapades: { $first } till { $last }.
 }

## PIN mails

mail-state-name = { $state ->
    [waiting] Väntar
    [queued] I kö
    [sent] Skickat
    [failed] Misslyckat
    [erased] Raderat
   *[other] { $state }
 }
mail-state-means = { $state ->
    [waiting] Det skickas när kortet är klart.
    [queued] Det väntar på att skickas.
    [sent] Det har skickats. Värden har inte kvar PIN-koden.
    [failed] Det togs inte emot. PIN-koden bevaras förseglad några dagar, så att det kan skickas igen.
   *[erased] PIN-koden raderades innan det skickades.
 }
mail-title = PIN-mejl
pin-mail-address = Adress
pin-mail-attempts = Försök
mail-changed = Senaste ändring
mail-next = Nytt försök
pin-mail-answer = Svar på mejlet
mails-count = { $more ->
    [yes] De nyaste { $count }: bläddra nedåt eller läs in fler för äldre.
   *[no] { $count ->
        [one] 1 mejl
       *[other] { $count } mejl
    }
 }
pin-mails-failed = { $count ->
    [0] Inget misslyckat
    [one] 1 misslyckat
   *[other] { $count } misslyckade
 }
mails-none-title = Det finns inget PIN-mejl ännu
mails-none-next = Ett mejl kommer hit så snart ett kort beställs vars PIN-kod mejlas.
mails-none-found-title = Inget mejl har detta tillstånd
mails-none-found-next = ”Alla” visar de andra.
mails-not-set-up-title = Värden är inte inställd för att skicka mejl
mails-not-set-up-next = Den som ansvarar för värden ställer in det. Till dess beställs inget kort vars PIN-kod mejlas.
pin-mails-not-set-up = Värden är inte inställd för att skicka mejl: det som ligger i kö väntar.
mail-resend = Skicka igen…
mail-resend-only-failed = Bara ett mejl som misslyckades kan skickas igen.
mail-resend-title = Skicka detta PIN-mejl igen
mail-resend-means = PIN-koden skickas till adressen nedan. Adress och orsak signeras och sparas i granskningsloggen.
mail-resend-whole = Mejlas till { $address }.
mail-resend-reason = Orsak
mail-resend-reason-missing = Ange varför det skickas igen.
mail-resend-go = Signera och skicka igen
pin-mail-resent = Mejlet till { $address } ligger i kö igen.
