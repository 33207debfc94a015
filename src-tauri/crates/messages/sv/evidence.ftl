### The text beside the documents of an order that was exported: what each of them is.

evidence-of = Beställning { $order }, som värden har den.
evidence-verified = Den klarade kontrollen när den skrevs hit.
evidence-unverified = DEN KLARADE INTE KONTROLLEN när den skrevs hit. { $why }
evidence-how = Kör raderna nedan i denna mapp, uppifrån och ned. De behöver bara OpenSSL 3; talet efter -attime är den tid som värden registrerade, i sekunder sedan 1970.
evidence-open-request = Öppningsbegäran: det som handläggaren begärde, signerat med handläggarkortet.
evidence-order = Beställningen: detsamma med nycklarna och deras bevis, signerat med handläggarkortet. Dess ”open-request” är SHA-256 av open-request.json.
evidence-fulfilment = Fullgörandet: värdens svar, signerat med dess registreringsnyckel. Dess ”order-digest” är SHA-256 av order.json.
evidence-certificates = Certifikaten som utfärdades, efter nyckel.
evidence-receipt = Kvittensen: det som skrevs på kortet, signerat med beställningsnyckeln (order-key.pem, som är ”order-key” i order.json). Dess ”fulfilment” är SHA-256 av fulfilment.json.
evidence-abandoned-by = Beställningen som övergav denna, signerad med en handläggares kort.
evidence-act = Beställningen: det som handläggaren begärde, signerat med handläggarkortet.
evidence-act-receipt = Kvittensen: vad det blev av det, signerat med beställningsnyckeln (order-key.pem, som är ”order-key” i order.json).
evidence-act-authorities = Certifikatutfärdarna: officer-authorities.pem är de som värden litar på för handläggare. Jämför dem med det som är känt på annat sätt: allt ovan vilar på dem.
evidence-authorities = Certifikatutfärdarna: officer-authorities.pem är de som värden litar på för handläggare, host-authorities.pem de som arbetsplatsen litar på för värden. Jämför dem med det som är känt på annat sätt: allt ovan vilar på dem.

# The title of the system's dialog that asks where the folder is to be made.
export-folder-title = Mapp för beställningens dokument
