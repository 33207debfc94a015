### The steps of a submission: their names, what is being done, and what cancelling means.

step-read = Read
step-open = Open
step-generate = Generate
step-sign = Sign
step-host = Host
step-certificates = Certificates
step-check = Check
step-pin = PIN
step-receipt = Receipt

step-done = { "  " }{ $step }{ $elapsed }
step-failed = { "  " }{ $step }{ $elapsed }  failed

doing-read = Reading the subject card
doing-open = Signing the open request; the host checks it
doing-generate = Generating and proving keys
doing-sign = Signing the order
doing-host = The host issues the certificates
doing-certificates = Writing certificates
doing-check = Checking keys with their certificates
doing-pin = Setting the PIN
doing-receipt = Sending the receipt

waiting-for-touch = touch the card

cancel-free = Ctrl-C cancels
cancel-leaves-new-keys = Ctrl-C stops after this step; the card may keep new keys, nothing is issued
cancel-leaves-open-order = Ctrl-C stops after this step; the order stays open
cancel-no = finishing

stop-free = Cancelling. A second Ctrl-C ends the program at once.
stop-leaves-new-keys = Stopping after the step “{ $step }”: the card may keep new keys, nothing is issued. A second Ctrl-C ends the program at once.
stop-leaves-open-order = Stopping after the step “{ $step }”: certificates are issued and the order stays open. A second Ctrl-C ends the program at once and leaves the card as it is then.
stop-no = It is too late to stop; what is left is being finished. A second Ctrl-C ends the program at once and leaves the card as it is then.
