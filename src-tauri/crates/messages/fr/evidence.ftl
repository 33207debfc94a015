### The text beside the documents of an order that was exported: what each of them is.

evidence-of = Ordre { $order }, tel que l’hôte le conserve.
evidence-verified = Sa vérification a réussi lors de l’écriture ici.
evidence-unverified = SA VÉRIFICATION A ÉCHOUÉ lors de l’écriture ici. { $why }
evidence-how = Exécuter les lignes ci-dessous dans ce dossier, de haut en bas. OpenSSL 3 suffit ; le nombre qui suit -attime est l’heure enregistrée par l’hôte, en secondes depuis 1970.
evidence-open-request = La demande d’ouverture : ce que l’opérateur a demandé, signé avec la carte d’opérateur.
evidence-order = L’ordre : la même chose avec les clés et leurs preuves, signée avec la carte d’opérateur. Son "open-request" est le SHA-256 de open-request.json.
evidence-fulfilment = L’exécution : la réponse de l’hôte, signée avec sa clé d’enregistrement. Son "order-digest" est le SHA-256 de order.json.
evidence-certificates = Les certificats délivrés, par clé.
evidence-receipt = Le récépissé : ce qui a été écrit sur la carte, signé avec la clé d’ordre (order-key.pem, soit le "order-key" de order.json). Son "fulfilment" est le SHA-256 de fulfilment.json.
evidence-abandoned-by = L’ordre qui a abandonné celui-ci, signé avec la carte d’un opérateur.
evidence-act = L’ordre : ce que l’opérateur a demandé, signé avec la carte d’opérateur.
evidence-act-receipt = Le récépissé : ce qu’il en est advenu, signé avec la clé d’ordre (order-key.pem, soit le "order-key" de order.json).
evidence-act-authorities = Les autorités : officer-authorities.pem contient celles auxquelles l’hôte fait confiance pour les opérateurs. Les comparer avec ce que vous savez par ailleurs : tout ce qui précède repose sur elles.
evidence-authorities = Les autorités : officer-authorities.pem contient celles auxquelles l’hôte fait confiance pour les opérateurs, host-authorities.pem celles auxquelles le poste fait confiance pour l’hôte. Les comparer avec ce que vous savez par ailleurs : tout ce qui précède repose sur elles.

# The title of the system's dialog that asks where the folder is to be made.
export-folder-title = Dossier pour les documents de l’ordre
