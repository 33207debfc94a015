### Settings, About, the support bundle and the command palette: what is there on every screen of the window.

## Tabs

frame-activity = Activity
frame-activity-open = Activity ({ $count })

## Command palette

palette-open = Search
palette-title = Search
palette-find = What do you want to do?
palette-found = { $count ->
    [0] Nothing is called that.
    [one] 1 entry
   *[other] { $count } entries
 }
palette-group-actions = Actions
palette-group-keys = Keys on the card
palette-group-procedures = Procedures
palette-group-orders = Open orders
palette-group-practice = Practice desk
palette-group-program = Countersign
palette-group-settings = Settings
palette-go-to = Go to { $tab }
palette-reload = Read the card again
palette-clear = Clear the form
palette-submit = Submit the form
palette-no-form = There is no form.
palette-nothing-typed = Nothing was typed.
palette-use-device = Subject card in “{ $device }”
palette-order = Order { $order }
palette-language = Language: { $language }
palette-appearance = Appearance: { $appearance }
palette-in-effect = in effect
key-palette = { $system ->
    [macos] ⌘ K
   *[other] Ctrl K
 }
key-settings = { $system ->
    [macos] ⌘ ,
   *[other] Ctrl ,
 }
shortcut-palette = Search for what can be done
shortcut-settings = Settings

## The officer's filter of procedures

procedure-filtered = Hidden by your filter
procedures-filtered = { $count } hidden by your filter ·
procedures-filtered-show = Show
procedures-filtered-hide = Hide
procedures-filter = Filter
procedures-filter-change = Change
procedures-filter-hint = Which procedures the list shows
procedures-filter-none = Show all

## First run

first-run-set-host = Your organisation's host
first-run-set-host-means = { $url }, as it is set for this computer.
first-run-set-host-locked = { $url }. Your organisation has set it: this desk works with no other host.
first-run-other-host = Another host

## The PIN code

pin-code-copy = Copy
pin-code-copy-means = Other programs can read the clipboard.
pin-code-copy-hidden = First show it again.
pin-code-copied = { $seconds ->
    [one] Copied. Unless something else is copied, it is cleared from the clipboard after 1 second. Other programs can read it there.
   *[other] Copied. Unless something else is copied, it is cleared from the clipboard after { $seconds } seconds. Other programs can read it there.
 }

## Settings

settings-open = Settings
settings-title = Settings
settings-means = A change takes effect at once.
settings-loading = Reading the settings
settings-mistakes-notice = { $count ->
    [one] 1 mistake in the settings' files: what it says does not count.
   *[other] { $count } mistakes in the settings' files: what they say does not count.
 }
settings-mistakes-show = Show
settings-mistakes-title = Mistakes in files
settings-mistakes-means = What they say does not count; everything else does.
settings-group-host = Host
settings-group-display = Display
settings-group-work = Work
settings-group-help = Help

setting-host-url = Address
setting-host-url-means = The host that this desk works with.
setting-host-ca = Authority certificates
setting-host-ca-means = Who vouches for the host: a PEM file's path, or the PEM text itself.
setting-locale = Language
setting-locale-means = Of texts, dates and numbers.
setting-appearance = Appearance
setting-appearance-means = Light or dark surfaces.
setting-pin-show-seconds = PIN code is shown for
setting-pin-show-seconds-means = Seconds; then it hides itself, and can be shown again.
setting-pin-allow-copy = Copy the PIN code
setting-pin-allow-copy-means = The PIN code box has a button that copies. Other programs can read the clipboard.
setting-print-printer = Printer of PIN letters
setting-print-printer-means = The one that is chosen at first, as the system calls it.
setting-letters-prefix = Prefix of letter IDs
setting-letters-prefix-means = Where IDs are created ahead.
setting-mail-domain = Domain of addresses
setting-mail-domain-means = What an address gets that is typed without @.
setting-officer-idle-lock-minutes = Lock when idle for
setting-officer-idle-lock-minutes-means = Minutes without work until the officer's PIN is asked for again.
setting-practice-enabled = Practice desk
setting-practice-enabled-means = Simulated readers and cards can be opened to practise with.
setting-log-level = Log
setting-log-level-means = How much is written into this desk's log files. No holder's data, no PIN.

setting-value-system = As the system
setting-value-en = English
setting-value-sv = Svenska
setting-value-de = Deutsch
setting-value-fr = Français
setting-value-light = Light
setting-value-dark = Dark
setting-value-off = Nothing
setting-value-error = Errors
setting-value-warn = Errors and warnings
setting-value-info = What is done
setting-value-debug = Details
setting-value-trace = Everything
setting-value-none = Not set
setting-value-pem = PEM text
setting-on = On
setting-off = Off
setting-number-range = From { $min } to { $max }
setting-number-fault = A whole number from { $min } to { $max }.
setting-source-default = Built in
setting-source-machine = Set for this computer: { $from }
setting-source-user = Your own
setting-locked = Set by your organisation. It cannot be changed here.
setting-take-back = Remove my value
setting-take-back-of = { setting-take-back }: { $name }
setting-take-back-hint = What is set for this computer or built in holds then
settings-files = Files
settings-file-machine = This computer's
settings-file-user = Your own
settings-file-policy = Your organisation's policy

## About

about-commit = Commit
about-system = System
about-web-view = Web view
about-tauri = Tauri
about-loading = Asking what is inside
about-components = What is inside
about-components-count = { $count ->
    [one] 1 component
   *[other] { $count } components
 }
about-find = Find a component or licence
about-none-found = No component and no licence is called that
about-component = Component
about-component-version = Version
about-component-licence = Licence
about-licence-of = Licence of { $name } { $version }
about-choose = Choose a component to read its licence.

## Support bundle

support-open = Save support bundle…
support-title = Support bundle
support-means = For whoever helps you. Everything that will be written is shown here. It holds no PIN and nothing about a holder.
support-making = Gathering what is written
support-files = Files
support-text-of = Content of { $name }
support-save = Save…
support-saving = Saving
support-saved = Saved: { $file }
size-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
 }
size-kilobytes = { $count } kB

## The system's dialogs

dialog-save-support-bundle = Save the support bundle
dialog-zip-files = Zip files
