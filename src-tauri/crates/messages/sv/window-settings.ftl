### Settings, About, the support bundle and the command palette: what is there on every screen of the window.

## Tabs

frame-activity = Aktivitet
frame-activity-open = Aktivitet ({ $count })

## Command palette

palette-open = Sök
palette-title = Sök
palette-find = Vad vill du göra?
palette-found = { $count ->
    [0] Inget heter så.
    [one] 1 post
   *[other] { $count } poster
 }
palette-group-actions = Åtgärder
palette-group-keys = Nycklar på kortet
palette-group-procedures = Procedurer
palette-group-orders = Öppna beställningar
palette-group-practice = Övningsplats
palette-group-program = Countersign
palette-group-settings = Inställningar
palette-go-to = Gå till { $tab }
palette-reload = Läs kortet igen
palette-clear = Rensa formuläret
palette-submit = Skicka in formuläret
palette-no-form = Det finns inget formulär.
palette-nothing-typed = Inget har skrivits.
palette-use-device = Innehavarens kort i ”{ $device }”
palette-order = Beställning { $order }
palette-language = Språk: { $language }
palette-appearance = Utseende: { $appearance }
palette-in-effect = gäller nu
key-palette = { $system ->
    [macos] ⌘ K
   *[other] Ctrl K
 }
key-settings = { $system ->
    [macos] ⌘ ,
   *[other] Ctrl ,
 }
shortcut-palette = Sök efter vad som kan göras
shortcut-settings = Inställningar

## The officer's filter of procedures

procedure-filtered = Dold av ditt filter
procedures-filtered = { $count ->
    [one] 1 dold av ditt filter ·
   *[other] { $count } dolda av ditt filter ·
 }
procedures-filtered-show = Visa
procedures-filtered-hide = Dölj
procedures-filter = Filter
procedures-filter-change = Ändra
procedures-filter-hint = Vilka procedurer listan visar
procedures-filter-none = Visa alla

## First run

first-run-set-host = Din organisations värd
first-run-set-host-means = { $url }, så som den är inställd för denna dator.
first-run-set-host-locked = { $url }. Din organisation har bestämt den: denna arbetsplats arbetar inte med någon annan värd.
first-run-other-host = En annan värd

## The PIN code

pin-code-copy = Kopiera
pin-code-copy-means = Andra program kan läsa urklipp.
pin-code-copy-hidden = Visa den först igen.
pin-code-copied = { $seconds ->
    [one] Kopierad. Om inget annat kopieras rensas den från urklipp efter 1 sekund. Andra program kan läsa den där.
   *[other] Kopierad. Om inget annat kopieras rensas den från urklipp efter { $seconds } sekunder. Andra program kan läsa den där.
 }

## Settings

settings-open = Inställningar
settings-title = Inställningar
settings-means = En ändring gäller genast.
settings-loading = Läser inställningarna
settings-mistakes-notice = { $count ->
    [one] 1 fel i inställningsfilerna: det som står där gäller inte.
   *[other] { $count } fel i inställningsfilerna: det som står där gäller inte.
 }
settings-mistakes-show = Visa
settings-mistakes-title = Fel i filer
settings-mistakes-means = Det som står där gäller inte; allt annat gäller.
settings-group-host = Värd
settings-group-display = Visning
settings-group-work = Arbete
settings-group-help = Hjälp

setting-host-url = Adress
setting-host-url-means = Värden som denna arbetsplats arbetar med.
setting-host-ca = Certifikatutfärdarens certifikat
setting-host-ca-means = Den som går i god för värden: sökvägen till en PEM-fil, eller själva PEM-texten.
setting-locale = Språk
setting-locale-means = För texter, datum och tal.
setting-appearance = Utseende
setting-appearance-means = Ljusa eller mörka ytor.
setting-pin-show-seconds = PIN-koden visas i
setting-pin-show-seconds-means = Sekunder; sedan döljs den och kan visas igen.
setting-pin-allow-copy = Kopiera PIN-koden
setting-pin-allow-copy-means = Rutan med PIN-koden har en knapp som kopierar. Andra program kan läsa urklipp.
setting-print-printer = Skrivare för PIN-brev
setting-print-printer-means = Den som är vald från början, så som systemet kallar den.
setting-letters-prefix = Prefix för brev-id:n
setting-letters-prefix-means = Där id:n skapas i förväg.
setting-mail-domain = Domän för adresser
setting-mail-domain-means = Vad en adress får som skrivs utan @.
setting-officer-idle-lock-minutes = Lås vid overksamhet efter
setting-officer-idle-lock-minutes-means = Minuter utan arbete tills handläggarens PIN-kod efterfrågas igen.
setting-practice-enabled = Övningsplats
setting-practice-enabled-means = Simulerade läsare och kort kan öppnas att öva med.
setting-log-level = Logg
setting-log-level-means = Hur mycket som skrivs i arbetsplatsens loggfiler. Inga uppgifter om innehavare, inga PIN-koder.

setting-value-system = Som systemet
setting-value-en = English
setting-value-sv = Svenska
setting-value-de = Deutsch
setting-value-fr = Français
setting-value-light = Ljust
setting-value-dark = Mörkt
setting-value-off = Inget
setting-value-error = Fel
setting-value-warn = Fel och varningar
setting-value-info = Vad som görs
setting-value-debug = Detaljer
setting-value-trace = Allt
setting-value-none = Inte inställt
setting-value-pem = PEM-text
setting-on = På
setting-off = Av
setting-number-range = Från { $min } till { $max }
setting-number-fault = Ett heltal från { $min } till { $max }.
setting-source-default = Inbyggt
setting-source-machine = Inställt för denna dator: { $from }
setting-source-user = Ditt eget
setting-locked = Bestämt av din organisation. Kan inte ändras här.
setting-take-back = Ta bort mitt värde
setting-take-back-of = { setting-take-back }: { $name }
setting-take-back-hint = Då gäller det som är inställt för denna dator eller inbyggt
settings-files = Filer
settings-file-machine = Datorns
settings-file-user = Din egen
settings-file-policy = Din organisations policy

## About

about-commit = Commit
about-system = System
about-web-view = Webbvy
about-tauri = Tauri
about-loading = Frågar efter innehållet
about-components = Vad som ingår
about-components-count = { $count ->
    [one] 1 komponent
   *[other] { $count } komponenter
 }
about-find = Sök komponent eller licens
about-none-found = Ingen komponent och ingen licens heter så
about-component = Komponent
about-component-version = Version
about-component-licence = Licens
about-licence-of = Licens för { $name } { $version }
about-choose = Välj en komponent för att läsa dess licens.

## Support bundle

support-open = Spara supportpaket…
support-title = Supportpaket
support-means = För den som hjälper dig. Allt som skrivs visas här. Det innehåller ingen PIN-kod och inget om någon innehavare.
support-making = Samlar det som skrivs
support-files = Filer
support-text-of = Innehåll i { $name }
support-save = Spara…
support-saving = Sparar
support-saved = Sparat: { $file }
size-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } byte
 }
size-kilobytes = { $count } kB

## The system's dialogs

dialog-save-support-bundle = Spara supportpaketet
dialog-zip-files = Zip-filer
