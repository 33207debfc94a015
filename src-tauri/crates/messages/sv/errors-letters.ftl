### PIN letters, PIN mails, printing, and what is done for a card that was issued before.

nothing-printed = Inget skrevs ut.
nothing-mailed = Inget mejl skickades.
no-ids-created = Inget brev-id skapades.
card-as-it-was = Kortet är oförändrat, och inget signerades.

error-letter-number-malformed = ”{ $number }” är inte numret på ett brev eller mejl.
    .not-done = Inget slogs upp eller ändrades.
    .next = { $in ->
        [window] Välj ett i listan.
       *[terminal] Kopiera numret från listan: countersign letters list, eller countersign mails list.
    }
error-letters-how-many = 1 till { $max } brev skrivs ut åt gången, vart och ett en gång.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Välj färre brev, och skriv ut de andra efter dem.
       *[terminal] Ange färre brev, och skriv ut de andra efter dem.
    }
error-letter-reason-malformed = En orsak har 1 till { $max } tecken.
    .not-done = Inget skrevs ut eller skickades.
    .next = { $in ->
        [window] Ange i en mening varför det görs en gång till.
       *[terminal] Ange i en mening varför det görs en gång till: --reason.
    }
error-letter-id-malformed = ”{ $id }” är inget brev-id.
    .not-done = Inget signerades.
    .next = Ett brev-id har 1 till { $max } av tecknen A till Z, 0 till 9 och -. Välj ett annat prefix, eller färre siffror.
error-letter-ids-how-many = 1 till { $max } brev-id:n skapas åt gången, med nummer på 1 till { $max-digits } siffror.
    .not-done = { no-ids-created }
    .next = Välj ett annat antal.
error-letters-not-accepted = Breven som värden skickade godtogs inte ({ $why }).
    .not-done = { nothing-printed }
    .next = Fråga den som ansvarar för värden; denna arbetsplats kan vara ansluten till en annan.
error-letters-not-told = { $printer } har tagit emot breven, och det gick inte att meddela värden det.
    .not-done = Värden vet inte att de är utskrivna.
    .next = Se efter om de ligger i skrivaren. En gång till kan de bara skrivas ut med en orsak.
error-letter-preview-unreadable = Värdens förhandsvisning av brevet kan inte ritas upp.
    .not-done = Ingen förhandsvisning visas.
    .next = Be den som ansvarar för värden att se över brevens mall.
error-letter-unknown = Det finns inget sådant brev ({ $letter }).
    .not-done = { nothing-printed }
    .next = Se på listan igen.
error-letter-state = Brev { $id } kan inte skrivas ut: { $state ->
    [waiting] dess kort är inte klart
    [erased] det som stod i det har raderats
   *[other] dess tillstånd är sedan dess ett annat
 }.
    .not-done = { nothing-printed }
    .next = { $state ->
        [waiting] Vänta tills kortet är klart.
       *[other] Ge kortet en ny PIN-kod, vilket ger ett nytt brev.
    }
error-letter-printed-before = Brev { $id } har redan skrivits ut.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Ange varför det skrivs ut en gång till.
       *[terminal] Ange varför det skrivs ut en gång till: --reason.
    }
error-letter-id-taken = Brev-id { $id } finns redan.
    .not-done = { no-ids-created }
    .next = { $free-from ->
        [none] Välj ett annat prefix: med detta är inget nummer ledigt.
       *[other] Börja med { $free-from }, från vilket alla är lediga, eller välj ett annat prefix.
    }
error-letter-not-printable = { $about } har tecken som inget brev kan visa: { $characters }.
    .not-done = { nothing-signed }
    .next = Skriv det med latinska, grekiska eller kyrilliska bokstäver, eller välj en procedur som inte skriver ut något brev.
error-letter-address-too-long = { $about } är för långt: adressen har { $lines } rader, och ett brev har plats för { $most }.
    .not-done = { nothing-signed }
    .next = Korta av det, eller välj en procedur som inte skriver ut något brev.

error-mail-unknown = Det finns inget sådant mejl.
    .not-done = { nothing-mailed }
    .next = Se på listan igen.
error-mail-erased = PIN-koden i detta mejl har raderats, eller så har kortet sedan dess en annan.
    .not-done = { nothing-mailed }
    .next = Ge kortet en ny PIN-kod, som mejlas på nytt.
error-mail-under-way = Detta mejl har inte misslyckats: det är på väg, eller har skickats.
    .not-done = Det skickades inte en gång till.
    .next = Vänta tills det har skickats eller misslyckats.

error-printing-not-there = Systemets utskriftstjänst är inte i gång.
    .not-done = { nothing-printed }
    .next = Starta den (på Linux och macOS, CUPS), eller skriv ut vid en annan arbetsplats.
error-printer-not-found = Det finns ingen skrivare ”{ $printer }”.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Välj en av skrivarna som visas.
       *[terminal] Välj en av systemets skrivare: --printer.
    }
error-printer-not-chosen = Ingen skrivare är angiven, och systemet har ingen standardskrivare.
    .not-done = { nothing-printed }
    .next = { $in ->
        [window] Välj en av skrivarna som visas.
       *[terminal] Välj en av systemets skrivare: --printer, eller print.printer i konfigurationen.
    }
error-printing-refused = { $printer } tog inte emot breven: { $why }.
    .not-done = Inget skrevs ut; breven väntar på utskrift.
    .next = Titta på skrivaren och dess kö, och skriv ut igen, eller på en annan skrivare.
error-printing-no-answer = { $printer } svarade inte i tid.
    .not-done = Om breven är utskrivna är inte känt.
    .next = Titta på skrivaren och dess kö innan något skrivs ut en gång till.

error-card-not-issued = Denna värd har ingen slutförd beställning för kortet.
    .not-done = { card-as-it-was }
    .next = Arbeta med den värd som utfärdade kortet.
error-card-has-open-order = En beställning för kortet är öppen: { $order }.
    .not-done = { card-as-it-was }
    .next = Slutför eller överge beställningen, eller skicka in kortet igen.
error-puk-not-held = Värden har inte kortets PUK.
    .not-done = { card-as-it-was }
    .next = { $in ->
        [window] Ange PUK, om innehavaren har den.
       *[terminal] Ange PUK, om innehavaren har den: utelämna --host-puk.
    }

left-behind-pin-as-before = Kortet har den PIN-kod som det hade, och värden vet att det inte blev något.
left-behind-new-pin-in-doubt = Kortet har antingen den PIN-kod som det hade eller den nya; vilken kunde arbetsplatsen inte ta reda på.
    .next = { $in ->
        [window] Lås upp kortet, vilket i varje fall ger det en ny PIN-kod.
       *[terminal] Lås upp kortet, vilket i varje fall ger det en ny PIN-kod: countersign unblock.
    }
left-behind-new-pin-not-noted = Kortet har en ny PIN-kod som ingen antecknade.
    .next = { $in ->
        [window] Lås upp kortet, vilket ger det en annan PIN-kod.
       *[terminal] Lås upp kortet, vilket ger det en annan PIN-kod: countersign unblock.
    }
left-behind-new-pin-not-told = Kortet har sin nya PIN-kod, men värden har ingen kvittens på det: ett mejl eller brev med PIN-koden lämnar inte värden.
    .next = { $in ->
        [window] Lås upp kortet, om inte innehavaren redan har den nya PIN-koden.
       *[terminal] Lås upp kortet, om inte innehavaren redan har den nya PIN-koden: countersign unblock.
    }

## The clipboard

error-copy-not-allowed = PIN-koder kopieras inte vid denna arbetsplats (pin.allow_copy).
    .not-done = Inget kopierades.
    .next = Anteckna PIN-koden, eller fråga den som ansvarar för datorn.
error-pin-not-copied = Systemets urklipp tog inte emot PIN-koden.
    .not-done = Inget kopierades.
    .next = Anteckna PIN-koden.
