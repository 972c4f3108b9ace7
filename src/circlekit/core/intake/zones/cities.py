"""Cities and parts of countries that the time zone database has no zone of their own for.

Only what lies in one zone as a whole stands under that zone; what has several is listed with all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CITIES: Mapping[str, str] = MappingProxyType(
    {
        "Africa/Lagos": "Abuja, Ibadan, Kano, Port Harcourt, Benin City, Enugu, Kaduna",
        "Africa/Johannesburg":
            "Cape Town, Durban, Pretoria, Port Elizabeth, Gqeberha, Bloemfontein, Soweto",
        "Africa/Nairobi": "Mombasa, Kisumu, Nakuru, Eldoret",
        "Africa/Accra": "Kumasi, Tamale",
        "Africa/Casablanca": "Rabat, Marrakesh, Marrakech, Tangier, Tanger, Agadir",
        "Africa/Cairo": "Giza, Le Caire, El Cairo, Kairo",
        "Africa/Algiers": "Alger, Argel, Algier, Oran",
        "Africa/Abidjan": "Yamoussoukro, Bouake",
        "Africa/Dar_es_Salaam": "Dodoma, Arusha, Zanzibar, Mwanza",
        "Africa/Addis_Ababa": "Addis Abeba",
        "Africa/Douala": "Yaounde",
        "Africa/Dakar": "Thies",
        "America/New_York":
            "Boston, Philadelphia, Atlanta, Miami, Orlando, Tampa, Charlotte, Raleigh, Pittsburgh, "
            "Cleveland, Cincinnati, Baltimore, Buffalo, Brooklyn, NYC, New York City, Nueva York, Nova "
            "York, Washington DC, Washington D C",
        "America/Chicago":
            "Houston, Dallas, Austin, San Antonio, Fort Worth, New Orleans, Memphis, Nashville, "
            "Minneapolis, Milwaukee, Kansas City, Oklahoma City, St Louis, Saint Louis, Omaha, Des Moines",
        "America/Denver": "Salt Lake City, Albuquerque, Santa Fe, Colorado Springs",
        "America/Los_Angeles":
            "San Francisco, Seattle, San Diego, Sacramento, Oakland, Las Vegas, Berkeley, Palo Alto",
        "America/Toronto": "Ottawa, Montréal, Mississauga, Quebec City, Ville de Québec",
        "America/Edmonton": "Calgary",
        "America/Mexico_City": "Ciudad de México, CDMX, Puebla, Mexico-Stadt",
        "America/Sao_Paulo":
            "Rio de Janeiro, Brasília, Brasilia, Belo Horizonte, Curitiba, Porto Alegre, Florianópolis, "
            "Campinas, Goiânia",
        "America/Bahia": "Salvador da Bahia, Salvador de Bahía",
        "America/Bogota": "Medellín, Barranquilla, Bogotá D C",
        "America/Guayaquil": "Quito, Cuenca",
        "America/Asuncion": "Asunción",
        "America/La_Paz": "Cochabamba, Santa Cruz de la Sierra, El Alto",
        "America/Argentina/Buenos_Aires": "La Plata, CABA",
        "America/Havana": "La Habana, La Havane, Havanna",
        "Asia/Kolkata":
            "Mumbai, Bombay, Delhi, New Delhi, Chennai, Madras, Bangalore, Bengaluru, Pune, Ahmedabad, "
            "Jaipur, Lucknow, Kochi, Goa, Chandigarh, Bhopal, Indore, Nagpur",
        "Asia/Karachi": "Lahore, Islamabad, Rawalpindi, Peshawar, Faisalabad",
        "Asia/Dhaka": "Chittagong, Chattogram",
        "Asia/Shanghai": "Beijing, Peking, Shenzhen, Guangzhou, Chengdu, Hangzhou, Nanjing, Wuhan, Pékin",
        "Asia/Tokyo": "Osaka, Kyoto, Yokohama, Nagoya, Sapporo, Fukuoka, Tokio, Tóquio",
        "Asia/Seoul": "Busan, Incheon, Daegu",
        "Asia/Ho_Chi_Minh": "Hanoi, Ha Noi, Ho Chi Minh City, Da Nang, Saigon",
        "Asia/Manila": "Quezon City, Cebu, Davao",
        "Asia/Jakarta": "Bandung, Surabaya, Yogyakarta",
        "Asia/Makassar": "Denpasar, Bali",
        "Asia/Dubai": "Abu Dhabi, Sharjah",
        "Asia/Riyadh": "Jeddah, Mecca, Medina, Dammam",
        "Asia/Jerusalem": "Haifa, Jérusalem",
        "Asia/Colombo": "Kandy",
        "Asia/Kathmandu": "Pokhara",
        "Asia/Yangon": "Mandalay",
        "Asia/Bangkok": "Chiang Mai",
        "Asia/Kuala_Lumpur": "Penang",
        "Asia/Nicosia": "Limassol",
        "Australia/Sydney": "Canberra, Wollongong",
        "Australia/Brisbane": "Gold Coast, Cairns",
        "Europe/London":
            "Manchester, Edinburgh, Glasgow, Cardiff, Leeds, Liverpool, Bristol, Oxford, Sheffield, "
            "Brighton, Londres, Londra",
        "Europe/Berlin":
            "Hamburg, Munich, München, Frankfurt, Frankfurt am Main, Cologne, Köln, Stuttgart, Leipzig, "
            "Dresden, Düsseldorf, Hannover, Nürnberg, Dortmund, Essen, Bremen, Freiburg, Heidelberg",
        "Europe/Paris":
            "Lyon, Marseille, Toulouse, Bordeaux, Lille, Nantes, Strasbourg, Rennes, Grenoble, "
            "Montpellier",
        "Europe/Madrid": "Barcelona, Sevilla, Seville, Bilbao, Málaga, Zaragoza",
        "Europe/Lisbon": "Lisboa, Lisbonne, Lissabon, Porto, Coimbra, Braga",
        "Europe/Rome":
            "Milan, Milano, Turin, Torino, Bologna, Florence, Firenze, Napoli, Roma, Rom, Venice, Mailand",
        "Europe/Vienna": "Wien, Vienne, Viena, Graz, Salzburg, Innsbruck, Linz",
        "Europe/Zurich": "Geneva, Genève, Genf, Ginebra, Basel, Bern, Berne, Lausanne, Zürich",
        "Europe/Brussels": "Bruxelles, Brussel, Brüssel, Bruselas, Antwerp, Antwerpen, Ghent, Gent",
        "Europe/Amsterdam": "Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven, La Haye",
        "Europe/Copenhagen": "København, Kopenhagen, Copenhague, Aarhus",
        "Europe/Stockholm": "Gothenburg, Göteborg, Malmö, Estocolmo",
        "Europe/Oslo": "Bergen, Trondheim",
        "Europe/Helsinki": "Tampere, Espoo",
        "Europe/Warsaw":
            "Kraków, Krakow, Cracow, Warszawa, Warschau, Varsovie, Varsovia, Wrocław, Gdańsk, Gdansk, "
            "Poznań",
        "Europe/Prague": "Praha, Prag, Praga, Brno",
        "Europe/Athens": "Thessaloniki, Athen, Athènes, Atenas",
        "Europe/Bucharest": "București, Cluj-Napoca, Bukarest",
        "Europe/Kyiv": "Lviv, Odesa, Odessa, Kharkiv",
        "Europe/Moscow": "Moskau, Moscou, Moscú",
        "Europe/Istanbul": "Ankara, Izmir, İzmir",
        "Europe/Dublin": "Cork, Galway",
        "Europe/Belgrade": "Beograd, Belgrad, Novi Sad",
        "Pacific/Auckland": "Wellington, Christchurch, Dunedin",
    }
)  # fmt: skip
"""Cities by zone, also by their names in other languages."""

REGIONS: Mapping[str, str] = MappingProxyType(
    {
        "America/New_York":
            "Connecticut, Delaware, Maine, Maryland, Massachusetts, New Hampshire, New Jersey, New York "
            "State, North Carolina, Ohio, Pennsylvania, Rhode Island, South Carolina, Vermont, Virginia, "
            "West Virginia",
        "America/New_York America/Chicago": "Florida",
        "America/New_York America/Kentucky/Louisville America/Kentucky/Monticello America/Chicago":
            "Kentucky",
        "America/Detroit America/Menominee": "Michigan",
        "America/Chicago America/New_York": "Tennessee",
        "America/Chicago":
            "Alabama, Arkansas, Illinois, Iowa, Louisiana, Minnesota, Mississippi, Missouri, Oklahoma, "
            "Wisconsin",
        "America/Chicago America/Denver": "Kansas, Nebraska, South Dakota, Texas",
        "America/Denver": "Colorado, Montana, New Mexico, Utah, Wyoming",
        "America/Phoenix America/Denver": "Arizona",
        "America/Boise America/Los_Angeles": "Idaho",
        "America/Los_Angeles America/Boise": "Oregon",
        "America/Los_Angeles America/Denver": "Nevada",
        "America/Los_Angeles": "California, Washington State",
        "America/Los_Angeles America/New_York": "Washington",
        "Pacific/Honolulu": "Hawaii",
        "America/Toronto America/Winnipeg America/Atikokan": "Ontario",
        "America/Toronto America/Halifax America/Blanc-Sablon": "Quebec",
        "America/Vancouver America/Edmonton America/Dawson_Creek America/Fort_Nelson America/Creston":
            "British Columbia",
        "America/Edmonton": "Alberta",
        "America/Winnipeg": "Manitoba",
        "America/Regina America/Swift_Current America/Edmonton": "Saskatchewan",
        "America/Halifax America/Glace_Bay": "Nova Scotia",
        "America/Moncton": "New Brunswick",
        "Australia/Sydney Australia/Broken_Hill Australia/Lord_Howe": "New South Wales",
        "Australia/Brisbane Australia/Lindeman": "Queensland",
        "Australia/Hobart": "Tasmania",
        "Australia/Perth Australia/Eucla": "Western Australia",
        "Australia/Darwin": "Northern Territory",
        "Europe/London":
            "England, Scotland, Wales, Northern Ireland, Great Britain, Gran Bretaña, Inglaterra, "
            "Angleterre",
        "Europe/Paris": "Frankreich, Francia, França, Métropole",
        "Europe/Rome": "Italien, Italie, Itália",
        "Europe/Vienna": "Österreich, Autriche",
        "Europe/Zurich": "Schweiz, Suisse, Suiza, Suíça, Svizzera",
        "Europe/Amsterdam": "Niederlande, Pays-Bas, Nederland, Países Bajos, Países Baixos",
        "Europe/Brussels": "Belgique, Belgien, België, Bélgica",
        "Africa/Dakar": "Sénégal",
        "Africa/Casablanca": "Maroc, Marruecos, Marokko, Marrocos",
        "America/Bogota": "Kolumbien, Colombie",
        "America/Lima": "Perú, Pérou",
        "Asia/Kolkata": "Indien, Inde",
        "Asia/Tokyo": "Japon, Japón, Japão",
        "Europe/Athens": "Griechenland, Grèce, Grecia",
        "Europe/Warsaw": "Polska, Polen, Pologne, Polonia",
        "Africa/Johannesburg": "Südafrika, Afrique du Sud, Sudáfrica, África do Sul",
        "America/St_Johns": "Newfoundland",
        "Europe/Berlin Europe/Busingen": "Deutschland, Allemagne, Alemania, Alemanha, Germania",
        "Europe/Madrid Africa/Ceuta Atlantic/Canary": "España, Espagne, Spanien, Espanha, Spagna",
        "Europe/Stockholm": "Schweden, Suède, Suecia",
        "Europe/Oslo": "Norwegen, Norvège, Noruega",
        "Europe/Copenhagen": "Dänemark, Danemark, Dinamarca",
        "Europe/Helsinki": "Finnland, Finlande, Finlandia",
        "Europe/Dublin": "Irland, Irlande, Irlanda",
        "Africa/Abidjan": "Elfenbeinküste",
        "Africa/Douala": "Cameroun, Kamerun, Camerún",
        "Africa/Nairobi": "Kenia, Quénia",
        "Africa/Addis_Ababa": "Äthiopien, Éthiopie, Etiopía",
        "Africa/Cairo": "Ägypten, Égypte, Egipto",
        "Africa/Tunis": "Tunisie, Tunesien, Túnez",
        "Africa/Algiers": "Algérie, Algerien, Argelia",
        "Europe/Istanbul": "Türkei, Turquie, Turquía, Türkiye",
        "Europe/Prague": "Tschechien, Tchéquie",
        "Europe/Budapest": "Ungarn, Hongrie, Hungría",
        "America/Port-au-Prince": "Haïti",
    }
)  # fmt: skip
"""Parts of countries, and countries with one zone by their names in other languages, by all their zones."""
