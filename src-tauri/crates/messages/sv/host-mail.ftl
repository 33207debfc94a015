# Mejl som värden skickar till innehavare. {"{pin}"}, {"{holder}"} och {"{card}"} är platser som värden fyller i.
host-mail-subject = PIN-koden till ditt kort
host-mail-text =
    Hej {"{holder}"},

    här är PIN-koden till ditt smarta kort {"{card}"}:

    {"{pin}"}

    Behåll den för dig själv och förvara den inte tillsammans med kortet. Ingen annan än du behöver känna till den, och ingen i din organisation kommer att fråga efter den.

    Radera det här mejlet så snart du kan PIN-koden.

    Mejlet har skickats av ett program; ingen läser svar på det.

# Ett mejl utan hemlighet, för att prova värdens sätt att skicka.
host-mail-test-subject = Testmejl från { $host }
host-mail-test-text =
    Det här mejlet skickades för att prova hur certifikathanteringsvärden ”{ $host }” skickar mejl. Det innehåller ingen PIN-kod.
