# E-Mails, die der Host an Inhaber sendet. {"{pin}"}, {"{holder}"} und {"{card}"} sind Stellen, die der Host ausfüllt.
host-mail-subject = Die PIN Ihrer Karte
host-mail-text =
    Guten Tag {"{holder}"},

    dies ist die PIN Ihrer Smartcard {"{card}"}:

    {"{pin}"}

    Behalten Sie sie für sich, und bewahren Sie sie getrennt von der Karte auf. Niemand außer Ihnen muss sie kennen, und niemand aus Ihrer Organisation wird Sie danach fragen.

    Löschen Sie diese E-Mail, sobald Sie die PIN kennen.

    Diese E-Mail wurde von einem Programm gesendet; Antworten liest niemand.

# Eine E-Mail ohne Geheimnis, um den Versand des Hosts auszuprobieren.
host-mail-test-subject = Test-E-Mail von { $host }
host-mail-test-text =
    Diese E-Mail wurde gesendet, um auszuprobieren, wie der Zertifikatsmanager-Host „{ $host }“ E-Mails versendet. Sie enthält keine PIN.
