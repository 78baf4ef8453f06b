### The bars of licences on the person's page.

home-seats = Licensed seats
home-seats-free =
    { $place }: { $taken } of { $allocated } taken, { $free ->
        [0] none free
       *[other] { $free } free
    }
home-seats-deficit = { $place }: { $taken } of { $allocated } taken, { $deficit } over
home-seats-unfixed = { $place }: { $taken } taken, allocation not set
home-tightest = The { $shown } tightest establishments of { $count }.
home-establishments-many = { $count } establishments
