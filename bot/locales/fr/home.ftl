### Les barres de licences de la page de la personne.

home-seats = Licences
home-seats-free =
    { $place } : { $taken ->
        [one] { $taken } prise
       *[other] { $taken } prises
    } de { $allocated }, { $free ->
        [0] aucune libre
        [one] { $free } libre
       *[other] { $free } libres
    }
home-seats-deficit = { $place } : { $taken } prises de { $allocated }, déficit de { $deficit }
home-seats-unfixed =
    { $place } : { $taken ->
        [one] { $taken } prise
       *[other] { $taken } prises
    }, allocation non fixée
home-tightest = Les { $shown } établissements les plus justes, sur { $count }.
home-establishments-many = { $count } établissements
