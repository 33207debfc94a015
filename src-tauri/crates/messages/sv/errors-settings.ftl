### Configuration: what is wrong in its files, and why a setting was not changed.

## In a file or a policy. $place is the file with its line.

setting-mistake-unreadable = { $place } kan inte läsas: { io-why }.
setting-mistake-too-large = { $place } är större än { $bytes } byte och lästes inte.
setting-mistake-malformed = { $place } går inte att förstå: { $why }.
setting-mistake-unknown-key = { $place }: det finns ingen inställning ”{ $key }”.
setting-mistake-wrong-type = { $place }: ”{ $key }” tar { setting-type }.
setting-mistake-out-of-range = { $place }: ”{ $key }” tar ett heltal från { $min } till { $max }.
setting-mistake-no-choice = { $place }: ”{ $key }” tar något av { $choices }.
setting-mistake-no-address = { $place }: ”{ $key }” tar https-adressen till en värd, utan sökväg.
setting-mistake-no-authority = { $place }: ”{ $key }” tar den absoluta sökvägen till en PEM-fil, eller PEM-text.
setting-mistake-no-printer = { $place }: ”{ $key }” tar namnet på en skrivare.
setting-mistake-no-letter-prefix = { $place }: ”{ $key }” tar högst 20 av tecknen A till Z, 0 till 9 och -.
setting-mistake-no-mail-domain = { $place }: ”{ $key }” tar en domän för e-postadresser, som example.org.

setting-type = { $expected ->
    [switch] true eller false, utan citattecken
    [number] ett heltal, utan citattecken
    [choice] en text inom citattecken
    [url] en text inom citattecken
    [authority] en text inom citattecken
    [printer] en text inom citattecken
    [letter-prefix] en text inom citattecken
    [mail-domain] en text inom citattecken
   *[other] något annat
 }

## What was typed or chosen

setting-unfit-wrong-type = ett annat slags värde behövs
setting-unfit-out-of-range = ett heltal från { $min } till { $max } behövs
setting-unfit-no-choice = det måste vara något av { $choices }
setting-unfit-no-address = https-adressen till en värd behövs, utan sökväg
setting-unfit-no-authority = den absoluta sökvägen till en PEM-fil, eller PEM-text, behövs
setting-unfit-no-printer = namnet på en skrivare behövs
setting-unfit-no-letter-prefix = högst 20 av tecknen A till Z, 0 till 9 och - behövs
setting-unfit-no-mail-domain = en domän för e-postadresser behövs, som example.org

error-setting-unknown = Det finns ingen inställning ”{ $key }”.
    .not-done = Ingen inställning ändrades.
    .next = Välj en av inställningarna som visas.
error-setting-locked = ”{ $key }” är bestämd av din organisation, i { $file }.
    .not-done = Inställningen ändrades inte.
    .next = Fråga den som ansvarar för datorn.
error-setting-unfit = ”{ $key }” kan inte ställas in så: { $what }.
    .not-done = Inställningen ändrades inte.
    .next = Ange ett annat värde.
error-settings-no-folder = Det finns ingen mapp för dina inställningar.
    .not-done = Inställningen ändrades inte.
    .next = Be den som ansvarar för datorn om en hemmapp, eller ange en mapp i COUNTERSIGN_CONFIG.
error-settings-malformed = Dina inställningar kan inte ändras: { $file } är inte TOML från rad { $line } och framåt.
    .not-done = Varken inställningen eller filen ändrades.
    .next = Rätta den raden, eller ta bort filen för att börja med nya inställningar.
error-settings-not-written = { $file } kan inte ändras: { io-why }.
    .not-done = Inställningen ändrades inte.
    .next = Kontrollera vem som får skriva filen, och hur mycket utrymme som finns kvar.

## What is set keeps a place from being opened

error-practice-disabled = Övningsplatsen är avstängd (practice.enabled).
    .not-done = Inget övningskort utfärdades.
    .next = Arbeta vid en riktig arbetsplats, eller be den som ansvarar för datorn att slå på den.
error-place-locked = Din organisation har bestämt vilken värd denna arbetsplats arbetar med: { $url }.
    .not-done = Ingen annan värd öppnades.
    .next = Arbeta med den värden, eller fråga den som ansvarar för datorn.
error-place-closed = Vilken värd denna arbetsplats får arbeta med är inte känt: din organisations policy kan inte användas, se { $place }.
    .not-done = Ingen värd öppnades.
    .next = Be den som ansvarar för datorn att rätta policyn där.
error-host-authority-not-set = Konfigurationen anger en värd (host.url) men ingen certifikatutfärdare för den (host.ca).
    .not-done = Värden anslöts inte.
    .next = Sätt host.ca till den PEM-fil som värden skrev ut, eller fråga den som ansvarar för datorn.
error-host-authority-unreadable = Värdens certifikatutfärdare (host.ca) kan inte läsas från ”{ $file }”: { io-why }.
    .not-done = Värden anslöts inte.
    .next = Kontrollera sökvägen och vem som får läsa filen, eller fråga den som ansvarar för datorn.
error-no-set-host = Ingen har bestämt en värd för denna dator.
    .not-done = Ingen värd öppnades.
    .next = Välj var du arbetar.

## The system's dialogs, the support bundle, and the licences of what is inside

error-dialog-open = En av systemets dialogrutor är redan öppen.
    .not-done = Ingen ny öppnades.
    .next = Svara på den först; den kan ligga bakom ett annat fönster.
error-no-dialog = Systemets dialogruta kunde inte öppnas.
    .not-done = Inget skrevs.
    .next = Försök igen. Om felet kvarstår, stäng Countersign och öppna det igen.
error-support-bundle-gone = Detta supportpaket finns inte kvar: ett annat har gjorts sedan dess.
    .not-done = Inget skrevs.
    .next = Öppna supportpaketet på nytt och titta på det igen innan det sparas.
error-support-bundle-not-written = ”{ $file }” kan inte skrivas: { io-why }.
    .not-done = Inget supportpaket sparades; en fil som redan fanns är oförändrad.
    .next = Spara det i en annan mapp.
error-no-such-component = Inget med namnet { $name } ingår i den versionen.
    .not-done = Ingen licens visas.
    .next = Välj en av komponenterna som visas.
