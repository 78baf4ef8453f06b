"""Given names common in Quebec, folded: they tell « Nom Prénom » from « Prénom Nom », nothing more."""

_NAMES = """
    adele adrien agathe aglae agnes aicha aime alain alban albert alex alexandra alexandre alexis alice aline alphonse amadou
    amelie amina amir ana anais andre andrea andreanne andrew angela angele angelique anita anna anne annick annie anthony
    antoine antonio ariane arnaud arthur arsene astrid aude audrey augustin aurelie aurore axel aziz barbara bastien beatrice
    benjamin benoit bernadette bernard bertrand blanche brian brigitte bruno camille carine carl carla carmen carole caroline
    cassandra catherine cecile cedric celeste celine chantal charles charline charlotte chloe christian christiane christine
    christophe cindy claire clara clarisse claude claudette claudia claudine clemence clement clementine colette conrad
    constance coralie corinne cyril cyrille daniel daniele danielle danny daphne david deborah delphine denis denise desire
    desiree diana diane didier dominic dominique donald dorothee doris edith edmond edouard elena eleonore eliane elie eliette
    elisabeth elise elizabeth ella elodie eloise elsa emile emilie emma emmanuel emmanuelle eric erica erika ernest estelle
    esther etienne eugene eugenie eva eve evelyne fabien fabienne fabrice fanny fatima fatou felicia felix ferdinand fernand
    fernande flavie florence florent france frances francine francis franck francois francoise frank frederic frederique
    gabriel gabrielle gaetan gaston genevieve george georges gerald geraldine gerard germain germaine ghislain ghislaine gilbert
    gilberte gilles ginette gisele gregoire gregory guillaume gustave guy guylaine habib hassan hector heather helen helena helene
    henri henriette herve honore hortense hubert hugo hugues ian ibrahim ines ingrid irene iris isabelle isaac ismael jack
    jacinthe jacob jacqueline jacques jade james jane janet janie janine jasmin jasmine jason jean jeanne jennifer jenny jeremie
    jeremy jerome jessica joan joanie joanne jocelyn jocelyne joel joelle johanne john jonathan jordan jose josee joseph josephine
    joshua josiane judith jules julia julie julien juliette justin justine karen karim karine kathleen kathy katia katy kelly
    kevin khadija kim lara larry laura laurence laurent laurie lea leila leo leon leonard leonie liam liette lila lilian liliane
    lily lina linda line lisa lise lison loic lorraine lou louis louise luc lucas lucette lucie lucien lucienne lucy ludovic
    lynda lyne madeleine mael maelle mailys malika malik manon manuel marc marcel marcelle margaret margot marguerite maria
    mariam marianne marie marielle marilyn marilyne marina mario marion marise marjolaine mark marlene martha martin martine
    mary maryse mathieu mathilde matthew maude maurice max maxim maxime megan melanie melina melissa mia michael michel michele
    micheline mila mireille mohamed mohammed monica monique morgane mustapha myriam nadia nadine nancy natacha natalia nathalie
    nathan nicholas nicolas nicole noel noelle noemie noah nora norbert norman normand odette odile oceane olga olive oliver
    olivia olivier omar oscar pamela pascal pascale patricia patrice patrick paul paula paule pauline perrine peter philip
    philippe pierre pierrette rachel rachid rafael raphael raphaelle raymond raymonde real rebecca regine regis rejean rejeanne
    remi renaud rene renee ricardo richard rita robert roberto rodrigue roger roland romain romane rosa rosalie rose roxane ruth
    sabine sabrina sacha said salma sam samantha samira samuel samy sandra sara sarah scott sean sebastien serge severine shirley
    sidonie simon simone sofia solange sonia sophia sophie stephane stephanie stephen steve steven suzanne sylvain sylvie tania
    tanya tatiana teresa theo theodore theresa therese thomas timothee tina tommy tristan ugo ursule valentin valerie vanessa
    vera veronique victor victoria victorien vincent virginie viviane walter wilfrid william xavier yan yann yannick yasmine
    yolande youssef yvan yves yvette yvon yvonne zacharie zoe
"""

GIVEN_NAMES = frozenset(_NAMES.split())
