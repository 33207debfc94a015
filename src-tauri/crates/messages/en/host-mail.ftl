# Mails that the host sends to holders. {"{pin}"}, {"{holder}"} and {"{card}"} are places that the host fills in.
host-mail-subject = The PIN of your card
host-mail-text =
    Hello {"{holder}"},

    this is the PIN of your smart card {"{card}"}:

    {"{pin}"}

    Keep it to yourself, and apart from the card. Nobody needs to know it but you, and nobody from your organisation will ask you for it.

    Delete this mail as soon as you know the PIN.

    This mail was sent by a program; nobody reads answers to it.

# A mail without a secret, to try out the host's way of sending.
host-mail-test-subject = Test mail of { $host }
host-mail-test-text =
    This mail was sent to try out how the certificate manager host “{ $host }” sends mail. It holds no PIN.
