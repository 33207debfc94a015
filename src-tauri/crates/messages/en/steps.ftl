### The steps of a submission: their names, and what is being done.

step-read = Read
step-open = Open
step-generate = Generate
step-sign = Sign
step-host = Host
step-keys = Delivered keys
step-certificates = Certificates
step-check = Check
step-pin = PIN
step-receipt = Receipt

doing-read = Reading the subject card
doing-open = Signing the open request; the host checks it
doing-generate = Generating and proving keys
doing-sign = Signing the order
doing-host = The host issues the certificates
doing-keys = Importing the delivered keys
doing-certificates = Writing certificates
doing-check = Checking keys with their certificates
doing-pin = Setting PIN and PUK
doing-receipt = Sending the receipt

waiting-for-touch = touch the card
