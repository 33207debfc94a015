### The steps of a submission: their names, and what is being done.

step-read = Läs
step-open = Öppna
step-generate = Generera
step-sign = Signera
step-host = Värd
step-keys = Levererade nycklar
step-certificates = Certifikat
step-check = Kontrollera
step-pin = PIN
step-receipt = Kvittens

doing-read = Läser innehavarens kort
doing-open = Signerar öppningsbegäran; värden kontrollerar den
doing-generate = Genererar och styrker nycklar
doing-sign = Signerar beställningen
doing-host = Värden utfärdar certifikaten
doing-keys = Importerar de levererade nycklarna
doing-certificates = Skriver certifikat
doing-check = Kontrollerar nycklar mot deras certifikat
doing-pin = Ställer in PIN och PUK
doing-receipt = Skickar kvittensen

waiting-for-touch = rör vid kortet
