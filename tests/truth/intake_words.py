"""What the invented forms ask, in whose words, and what their people answer."""

from __future__ import annotations

QUESTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "name": ("Your name", "What is your name?", "Full name", "Your full name (first and last)"),
        "email": ("E-mail", "Your email address", "Contact email", "Where can we write to you? (email)"),
        "timezone": (
            "Time zone",
            "Which time zone do you live in?",
            "What is your timezone",
            "Your timezone?",
        ),
        "needs": ("What would you like help with?", "What do you need from the group?", "What do you need?"),
        "offers": (
            "What can you offer?",
            "What could you help others with?",
            "What can you offer the group?",
        ),
        "languages": ("Which languages do you speak?", "Languages", "Languages you can meet in"),
        "lead": ("Would you lead a circle?", "Are you willing to lead a circle?", "Could you lead a circle?"),
        "share_email": (
            "May we share your email with your circle?",
            "Can your circle see your e-mail address?",
        ),
        "consent": (
            "Do you consent to us storing your answers?",
            "I agree that my answers are used to form circles",
        ),
        "phone": ("Phone number", "Mobile"),
        "birth": ("Date of birth",),
        "available": ("When are you available?", "When could you meet?", "Which times suit you?"),
        "if_needed": ("Times that would work if needed", "If need be, when else could you meet?"),
        "busy": (
            "When are you NOT available?",
            "Times you are busy",
            "Check the times when you are UNAVAILABLE",
        ),
    },
    "de": {
        "name": ("Dein Name", "Wie heißt du?", "Vor- und Nachname"),
        "email": ("E-Mail", "Deine E-Mail-Adresse", "Mailadresse"),
        "timezone": ("Zeitzone", "In welcher Zeitzone lebst du?"),
        "needs": ("Wobei brauchst du Hilfe?", "Wobei wünschst du dir Unterstützung?", "Was brauchst du?"),
        "offers": ("Was kannst du anbieten?", "Wobei kannst du anderen helfen?", "Was bietest du an?"),
        "languages": ("Welche Sprachen sprichst du?", "Sprachen"),
        "lead": ("Würdest du einen Kreis leiten?", "Kannst du dir vorstellen, einen Kreis zu leiten?"),
        "share_email": ("Darf dein Kreis deine E-Mail-Adresse sehen?",),
        "consent": ("Bist du einverstanden, dass wir deine Antworten speichern?", "Einwilligung"),
        "phone": ("Telefonnummer", "Handynummer"),
        "birth": ("Geburtsdatum",),
        "available": ("Wann hast du Zeit?", "Wann kannst du?", "Welche Zeiten passen dir?"),
        "if_needed": ("Zur Not ginge auch",),
        "busy": ("Wann kannst du NICHT?", "Wann bist du nicht verfügbar?"),
    },
    "fr": {
        "name": ("Votre nom", "Nom complet", "Comment vous appelez-vous ?", "Nom et prénom"),
        "email": ("E-mail", "Votre adresse e-mail", "Courriel"),
        "timezone": ("Fuseau horaire", "Quel est votre fuseau horaire ?"),
        "needs": ("De quoi avez-vous besoin ?", "Sur quoi aimeriez-vous de l'aide ?", "Vos besoins"),
        "offers": ("Que pouvez-vous offrir ?", "Que pouvez-vous apporter au groupe ?"),
        "languages": ("Quelles langues parlez-vous ?", "Langues"),
        "lead": ("Seriez-vous prêt à animer un cercle ?", "Voulez-vous animer un cercle ?"),
        "share_email": ("Votre cercle peut-il voir votre adresse e-mail ?",),
        "consent": ("Acceptez-vous que nous conservions vos réponses ?", "Consentement"),
        "phone": ("Téléphone", "Numéro de téléphone"),
        "birth": ("Date de naissance",),
        "available": ("Quand êtes-vous disponible ?", "Vos disponibilités"),
        "if_needed": ("Si nécessaire, quand seriez-vous disponible ?",),
        "busy": ("Quand n'êtes-vous PAS disponible ?", "Vos indisponibilités"),
    },
    "es": {
        "name": ("Tu nombre", "Nombre completo", "¿Cómo te llamas?", "Nombre y apellidos"),
        "email": ("Correo electrónico", "Tu correo electrónico", "Tu e-mail"),
        "timezone": ("Zona horaria", "¿Cuál es tu zona horaria?", "Huso horario"),
        "needs": ("¿Qué necesitas?", "¿En qué necesitas ayuda?", "¿Con qué te gustaría recibir ayuda?"),
        "offers": ("¿Qué puedes ofrecer?", "¿En qué puedes ayudar a los demás?"),
        "languages": ("¿Qué idiomas hablas?", "Idiomas"),
        "lead": ("¿Te gustaría liderar un círculo?", "¿Podrías facilitar un círculo?"),
        "share_email": ("¿Puede tu círculo ver tu correo electrónico?",),
        "consent": ("¿Aceptas que guardemos tus respuestas?", "Consentimiento"),
        "phone": ("Teléfono", "Número de teléfono"),
        "birth": ("Fecha de nacimiento",),
        "available": ("¿Cuándo estás disponible?", "Tu disponibilidad", "¿Qué horarios te convienen?"),
        "if_needed": ("Si hace falta, ¿cuándo podrías?",),
        "busy": ("¿Cuándo NO estás disponible?", "¿Cuándo no puedes?"),
    },
    "pt": {
        "name": ("Seu nome", "Nome completo", "Qual é o seu nome?"),
        "email": ("E-mail", "Seu e-mail", "Endereço de e-mail para contato"),
        "timezone": ("Fuso horário", "Qual é o seu fuso horário?"),
        "needs": ("Do que você precisa?", "Em que você precisa de ajuda?"),
        "offers": ("O que você pode oferecer?", "Em que você pode ajudar os outros?"),
        "languages": ("Quais idiomas você fala?", "Idiomas", "Línguas"),
        "lead": ("Você gostaria de liderar um círculo?", "Você pode facilitar um círculo?"),
        "share_email": ("Seu círculo pode ver o seu e-mail?",),
        "consent": ("Você concorda que guardemos suas respostas?", "Consentimento"),
        "phone": ("Telefone", "Celular"),
        "birth": ("Data de nascimento",),
        "available": ("Quando você está disponível?", "Sua disponibilidade", "Quais horários funcionam?"),
        "if_needed": ("Se necessário, quando mais você poderia?",),
        "busy": ("Quando você NÃO está disponível?",),
    },
}

DAYS: dict[str, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "pt": (
        "segunda-feira",
        "terça-feira",
        "quarta-feira",
        "quinta-feira",
        "sexta-feira",
        "sábado",
        "domingo",
    ),
}

PAIRS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (("First name", "Last name"), ("Given name", "Surname"), ("First Name", "Family name")),
    "de": (("Vorname", "Nachname"), ("Vorname", "Name"), ("Vorname", "Familienname")),
    "fr": (("Prénom", "Nom"), ("Prénom", "Nom de famille"), ("Votre prénom", "Votre nom")),
    "es": (("Nombre", "Apellidos"), ("Nombre", "Apellido"), ("Nombre(s)", "Apellido(s)")),
    "pt": (("Nome", "Sobrenome"), ("Primeiro nome", "Apelido"), ("Nome próprio", "Sobrenome")),
}
"""What forms call the given name and the family name, side by side."""

FROM_TO = {
    "en": ("from", "to"),
    "de": ("von", "bis"),
    "fr": ("de", "à"),
    "es": ("desde", "hasta"),
    "pt": ("de", "até"),
}

YES: dict[str, dict[str, str]] = {
    "en": {"yes": "Yes", "no": "No", "if needed": "If needed"},
    "de": {"yes": "Ja", "no": "Nein", "if needed": "Wenn nötig"},
    "fr": {"yes": "Oui", "no": "Non", "if needed": "Si nécessaire"},
    "es": {"yes": "Sí", "no": "No", "if needed": "Si es necesario"},
    "pt": {"yes": "Sim", "no": "Não", "if needed": "Se necessário"},
}

LANGUAGES: dict[str, dict[str, str]] = {
    "en": {
        "en": "English",
        "de": "German",
        "fr": "French",
        "es": "Spanish",
        "pt": "Portuguese",
        "ar": "Arabic",
    },
    "de": {"en": "Englisch", "de": "Deutsch", "fr": "Französisch", "es": "Spanisch", "pt": "Portugiesisch"},
    "fr": {
        "en": "anglais",
        "de": "allemand",
        "fr": "français",
        "es": "espagnol",
        "pt": "portugais",
        "ar": "arabe",
    },
    "es": {"en": "inglés", "de": "alemán", "fr": "francés", "es": "español", "pt": "portugués"},
    "pt": {"en": "inglês", "de": "alemão", "fr": "francês", "es": "espanhol", "pt": "português"},
}

TOPICS: dict[str, tuple[str, ...]] = {
    "en": ("fundraising", "public speaking", "hiring", "budgets", "campaigns", "facilitation"),
    "de": ("Spenden sammeln", "Öffentlichkeitsarbeit", "Personal", "Haushalt", "Moderation"),
    "fr": ("collecte de fonds", "prise de parole", "recrutement", "budgets", "animation"),
    "es": ("recaudación", "hablar en público", "contratación", "presupuestos", "facilitación"),
    "pt": ("captação", "falar em público", "contratação", "orçamentos", "facilitação"),
}

COMMAS: dict[str, tuple[str, ...]] = {
    "en": ("Writing (reports, letters)", "Money, budgets and numbers", "Saturday (10/24) - travel, early"),
    "de": ("Schreiben (Berichte, Briefe)", "Geld, Haushalt und Zahlen", "Zuhören, fragen, schweigen"),
    "fr": ("Écrire (rapports, lettres)", "Argent, budgets et chiffres", "Écouter, puis parler"),
    "es": ("Escribir (informes, cartas)", "Dinero, presupuestos y cifras", "Escuchar, luego hablar"),
    "pt": ("Escrever (relatórios, cartas)", "Dinheiro, orçamentos e números", "Ouvir, depois falar"),
}

PARTS: dict[str, dict[str, tuple[int, int]]] = {
    "en": {"Morning": (8, 12), "Midday": (12, 14), "Afternoon": (14, 18), "Evening": (18, 21)},
    "de": {"vormittags": (8, 12), "mittags": (12, 14), "nachmittags": (14, 18), "abends": (18, 21)},
    "fr": {"matin": (8, 12), "midi": (12, 14), "après-midi": (14, 18), "soir": (18, 21)},
    "es": {"mañana": (8, 12), "mediodía": (12, 14), "tarde": (14, 18), "noche": (18, 21)},
    "pt": {"manhã": (8, 12), "meio-dia": (12, 14), "tarde": (14, 18), "noite": (18, 21)},
}

ZONES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Europe/Berlin", ("Europe/Berlin", "Berlin", "Berlin, Germany", "Germany", "europe/berlin")),
    ("Europe/London", ("Europe/London", "London, UK")),
    ("Europe/Paris", ("Europe/Paris", "Paris, France", "Paris")),
    ("Africa/Nairobi", ("Africa/Nairobi", "Nairobi", "Kenya", "Nairobi, Kenya")),
    ("Africa/Lagos", ("Africa/Lagos", "Lagos", "Nigeria", "Lagos, Nigeria")),
    ("Asia/Kolkata", ("Asia/Kolkata", "India", "Mumbai, India", "Kolkata")),
    ("Asia/Tokyo", ("Asia/Tokyo", "Tokyo", "Japan")),
    ("Asia/Kathmandu", ("Asia/Kathmandu", "Nepal", "Kathmandu")),
    ("America/Sao_Paulo", ("America/Sao_Paulo", "São Paulo", "Sao Paulo, Brazil")),
    ("America/New_York", ("America/New_York", "New York", "(GMT-05:00) Eastern Time (US & Canada)")),
    ("America/Mexico_City", ("America/Mexico_City", "Mexico City")),
    ("Australia/Sydney", ("Australia/Sydney", "Sydney, Australia")),
)

ASKED_ZONES: dict[str, str] = {
    "EST": "America/New_York",
    "CST": "America/Chicago",
    "IST": "Asia/Kolkata",
    "UTC+2": "Africa/Cairo",
    "GMT+5:30": "Asia/Colombo",
    "Spain": "Europe/Madrid",
    "Brazil": "America/Sao_Paulo",
    "GMT": "Europe/Lisbon",
}

NAMES: tuple[tuple[str, str], ...] = (
    ("Ada", "Example"), ("Zoë", "Fäke"), ("Dee", "O'Placeholder"), ("Çelik", "Mockoğlu"), ("Jürgen", "Groß"),
    ("이름", "가짜"), ("太郎", "見本"), ("Олена", "Зразок"), ("Νίκος", "Δείγμα"), ("أمل", "مثال"),
    ("नमूना", "नाम"), ("Nguyễn", "Mẫu"), ("Łukasz", "Próbny"), ("Ana María", "De la Prueba"),
    ("Null", "Nobody"),
    ("Åse", "Prøve"), ("Jean-Luc", "D’Essai"), ("דנה", "דוגמה"), ("Seán", "Ó Sampla"),
    ("Tess", "van der Proef"),
    ("Íris", "Modelo"), ("Bo", "Sample"), ("Mei", "Ling-Test"), ("Ọlá", "Àpẹẹrẹ"),
)  # fmt: skip

LATIN = frozenset({0, 1, 2, 4, 13, 15, 20, 21, 22})
"""Which of the names every encoding of western Europe can write."""

TIDY = {"en": "Region", "de": "Region", "fr": "Région", "es": "Región", "pt": "Região"}
REGIONS = ("North", "South", "East", "West")
