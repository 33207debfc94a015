### Configuration: what is wrong in its files, and why a setting was not changed.

## In a file or a policy. $place is the file with its line.

setting-mistake-unreadable = { $place } cannot be read: { io-why }.
setting-mistake-too-large = { $place } is larger than { $bytes } bytes and was not read.
setting-mistake-malformed = { $place } cannot be understood: { $why }.
setting-mistake-unknown-key = { $place }: there is no setting “{ $key }”.
setting-mistake-wrong-type = { $place }: “{ $key }” takes { setting-type }.
setting-mistake-out-of-range = { $place }: “{ $key }” takes a whole number from { $min } to { $max }.
setting-mistake-no-choice = { $place }: “{ $key }” takes one of { $choices }.
setting-mistake-no-address = { $place }: “{ $key }” takes the https address of a host, without a path.
setting-mistake-no-authority = { $place }: “{ $key }” takes the absolute path of a PEM file, or PEM text.
setting-mistake-no-printer = { $place }: “{ $key }” takes the name of a printer.
setting-mistake-no-letter-prefix = { $place }: “{ $key }” takes up to 20 of the characters A to Z, 0 to 9 and -.
setting-mistake-no-mail-domain = { $place }: “{ $key }” takes a domain of e-mail addresses, such as example.org.

setting-type = { $expected ->
    [switch] true or false, without quotation marks
    [number] a whole number, without quotation marks
    [choice] a text in quotation marks
    [url] a text in quotation marks
    [authority] a text in quotation marks
    [printer] a text in quotation marks
    [letter-prefix] a text in quotation marks
    [mail-domain] a text in quotation marks
   *[other] something else
 }

## What was typed or chosen

setting-unfit-wrong-type = another kind of value is needed
setting-unfit-out-of-range = a whole number from { $min } to { $max } is needed
setting-unfit-no-choice = it must be one of { $choices }
setting-unfit-no-address = the https address of a host is needed, without a path
setting-unfit-no-authority = the absolute path of a PEM file, or PEM text, is needed
setting-unfit-no-printer = the name of a printer is needed
setting-unfit-no-letter-prefix = up to 20 of the characters A to Z, 0 to 9 and - are needed
setting-unfit-no-mail-domain = a domain of e-mail addresses is needed, such as example.org

error-setting-unknown = There is no setting “{ $key }”.
    .not-done = No setting was changed.
    .next = Choose one of the settings that are shown.
error-setting-locked = “{ $key }” is set by your organisation, in { $file }.
    .not-done = The setting was not changed.
    .next = Ask whoever looks after this computer.
error-setting-unfit = “{ $key }” cannot be set to that: { $what }.
    .not-done = The setting was not changed.
    .next = Give another value.
error-settings-no-folder = There is no folder for your settings.
    .not-done = The setting was not changed.
    .next = Ask whoever looks after this computer for a home folder, or name a folder in COUNTERSIGN_CONFIG.
error-settings-malformed = Your settings cannot be changed: { $file } is not TOML from line { $line } on.
    .not-done = The setting was not changed, and neither was the file.
    .next = Mend that line, or delete the file to begin with new settings.
error-settings-not-written = { $file } cannot be changed: { io-why }.
    .not-done = The setting was not changed.
    .next = Check who may write the file, and how much space is left.

## What is set keeps a place from being opened

error-practice-disabled = The practice desk is switched off (practice.enabled).
    .not-done = No practice card was issued.
    .next = Work at a real desk, or ask whoever looks after this computer to switch it on.
error-place-locked = Your organisation has set the host that this desk works with: { $url }.
    .not-done = No other host was opened.
    .next = Work with that host, or ask whoever looks after this computer.
error-place-closed = Which host this desk may work with is not known: your organisation's policy cannot be used, see { $place }.
    .not-done = No host was opened.
    .next = Ask whoever looks after this computer to mend the policy there.
error-host-authority-not-set = The configuration names a host (host.url), and no authority for it (host.ca).
    .not-done = The host was not connected.
    .next = Set host.ca to the PEM file that the host printed, or ask whoever looks after this computer.
error-host-authority-unreadable = The authority of the host (host.ca) cannot be read from “{ $file }”: { io-why }.
    .not-done = The host was not connected.
    .next = Check the path and who may read the file, or ask whoever looks after this computer.
error-no-set-host = Nobody has set a host for this computer.
    .not-done = No host was opened.
    .next = Choose where you work.

## The system's dialogs, the support bundle, and the licences of what is inside

error-dialog-open = A dialog of the system is open already.
    .not-done = No other one was opened.
    .next = Answer that one first; it may be behind another window.
error-no-dialog = The system's dialog could not be opened.
    .not-done = Nothing was written.
    .next = Try again. If it stays so, close Countersign and open it again.
error-support-bundle-gone = This support bundle is not kept any more: another one was made since.
    .not-done = Nothing was written.
    .next = Open the support bundle again and look at it again before it is saved.
error-support-bundle-not-written = “{ $file }” cannot be written: { io-why }.
    .not-done = No support bundle was saved; a file that was there is as it was.
    .next = Save it in another folder.
error-no-such-component = Nothing called { $name } is inside in that version.
    .not-done = No licence is shown.
    .next = Choose one of the components that are shown.
