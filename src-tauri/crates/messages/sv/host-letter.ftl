# PIN-brev som värden framställer dem.
host-letter-title = PIN-brev
host-letter-id = Brev-id
host-letter-date = Datum
host-letter-part = Del
host-letter-part-of = { $part } av { $parts }
host-letter-heading =
    { $what ->
        [both] PIN-koden och PUK-koden till ditt kort
        [puk] PUK-koden till ditt kort
       *[pin] PIN-koden till ditt kort
    }
host-letter-text =
    { $what ->
        [both] Med PIN-koden använder du ditt smarta kort. Med PUK-koden låser du upp det om PIN-koden har skrivits fel för många gånger.
        [puk] Med PUK-koden låser du upp ditt smarta kort om PIN-koden har skrivits fel för många gånger.
       *[pin] Med PIN-koden använder du ditt smarta kort.
    }
host-letter-pin = PIN-kod
host-letter-puk = PUK-kod
host-letter-split =
    { $part ->
        [1] Det här är den första delen. De tecken som är punkter här står i den andra delen, som kommer i ett eget brev med samma id.
       *[other] Det här är den andra delen. De tecken som är punkter här står i den första delen, som kommer i ett eget brev med samma id.
    }
host-letter-advice =
    Mellanrummen finns för läsbarhetens skull; de skrivs inte in. Behåll brevet för dig själv och förvara det inte tillsammans med kortet. Ingen annan än du behöver veta vad som står i det, och ingen i din organisation kommer att fråga efter det. Om kuvertet var öppet när det kom, säg till din organisation innan du använder kortet.
