"""What questions ask for."""

from __future__ import annotations

import pytest

from circlekit.core.intake.columns.word_list import WordList, words_of
from circlekit.core.intake.columns.words import Sort, as_written
from circlekit.files.intake.layouts import question_words
from circlekit.files.library import shelves


@pytest.fixture(scope="module")
def words(tmp_path_factory):
    """The words of the package."""
    nowhere = tmp_path_factory.mktemp("none")
    return question_words(shelves(nowhere, nowhere))


ASKED = {
    "What is your full name?": "name",
    "1. Vor- und Nachname": "name",
    "Ad Soyad": "name",
    "お名前": "name",
    "Preferred name": "preferred_name",
    "First name": "first_name",
    "Apellidos": "last_name",
    "E-Mail-Adresse": "email",
    "Email2": "email",
    "Courriel": "email",
    "May we share your e-mail with your circle?": "share_email",
    "Can your email address be shared with your circle?": "share_email",
    "Darf deine E-Mail-Adresse weitergegeben werden?": "share_email",
    "Acceptez-vous de partager votre adresse e-mail avec votre cercle ?": "share_email",
    "What time zone are you in?": "timezone",
    "Fuso horário": "timezone",
    "Часовой пояс": "timezone",
    "What times are you available?": "available",
    "Which evenings suit you?": "available",
    "Wann hast du Zeit?": "available",
    "Times you could make if needed": "if_needed",
    "Check the times that you will be UNAVAILABLE": "busy",
    "Which times do not work for you?": "busy",
    "Wann bist du verhindert?": "busy",
    "Which languages do you speak?": "languages",
    "In which language(s) can you take part?": "languages",
    "Preferred language for e-mails": "language",
    "What would you like help with?": "needs",
    "What challenge would you like help with?": "challenge",
    "What can you offer?": "offers",
    "What can you help others with?": "offers",
    "Que pouvez-vous apporter au cercle ?": "offers",
    "Do you want to lead a circle?": "lead",
    "Would you be willing to host?": "lead",
    "Which topics interest you?": "interests",
    "Topics": "topics",
    "I agree to the privacy notice": "consent",
    "Was brauchst du?": "needs",
    "Sur quoi aimeriez-vous de l'aide ?": "needs",
    "Do que você precisa?": "needs",
    "Darf dein Kreis deine E-Mail-Adresse sehen?": "share_email",
    "¿Puede tu círculo ver tu correo electrónico?": "share_email",
    "Seu círculo pode ver o seu e-mail?": "share_email",
    "Você concorda que guardemos suas respostas?": "consent",
    "Kannst du dir vorstellen, einen Kreis zu leiten?": "lead",
    "Si hace falta, ¿cuándo podrías?": "if_needed",
    "Nombre(s)": "first_name",
    "Apellido(s)": "last_name",
    "Pays": "country",
    "Your pronouns": "pronouns",
    "Name of your organisation": "organisation",
    "Job title": "role",
    "Years of experience": "level",
    "Whom do you know already?": "knows",
}


@pytest.mark.parametrize("question", ASKED)
def test_a_question_asks_for_a_field(words, question):
    """In each language, the longest phrase decides."""
    found = words.meaning(question)
    field = found.name if found and found.sort is Sort.FIELD else None
    assert field == ASKED[question]


@pytest.mark.parametrize(
    "question",
    [
        "How many languages do you speak?",
        "How often are you available?",
        "Name one thing you love",
        "Who is the team lead of your email team?",
        "Which programming languages do you know?",
        "What is your favourite season?",
        "",
        "???",
    ],
)
def test_words_of_a_field_are_not_always_its_question(words, question):
    """«How many», «name one» and their like ask for something else."""
    found = words.meaning(question)
    assert found is None or found.sort is Sort.OTHER


@pytest.mark.parametrize(
    ("question", "sort", "name"),
    [
        ("Phone number", Sort.PERSONAL, "phone number"),
        ("Geburtsdatum", Sort.PERSONAL, "date of birth"),
        ("How old are you?", Sort.PERSONAL, "age"),
        ("IP Address", Sort.PERSONAL, "internet address"),
        ("Número de pasaporte", Sort.PERSONAL, "identity number"),
        ("Adresse", Sort.PERSONAL, "postal address"),
        ("Gender identity", Sort.SENSITIVE, "gender"),
        ("Do you have a disability?", Sort.SENSITIVE, "health"),
        ("Religion", Sort.SENSITIVE, "religion"),
    ],
)
def test_what_nobody_needs_is_known_too(words, question, sort, name):
    """Personal things have names of their own, so that they can be named when they are left out."""
    found = words.meaning(question)
    assert found is not None
    assert (found.sort, found.name) == (sort, name)


@pytest.mark.parametrize(
    "question", ["When are you NOT free?", "Wann kannst du nicht?", "¿Cuándo no puedes?"]
)
def test_a_word_like_not_is_heard(words, question):
    """It turns a question about times round."""
    assert words.negated(question)


@pytest.mark.parametrize(
    ("question", "phrase"),
    [("Zur Not ginge auch", "zur not"), ("Times that are not ideal but possible", "not ideal but possible")],
)
def test_a_word_like_not_within_what_is_understood_turns_nothing_round(words, question, phrase):
    """«Zur Not» is German for «if needed»."""
    assert words.meaning(question).phrase == phrase
    assert not words.negated(question, phrase)
    assert words.negated(f"{question}: never", phrase)


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("When are you free? Monday", "Monday"),
        ("segunda-feira: quando pode?", "segunda-feira"),
        ("Between Monday and Friday", ""),
        ("Sat with Mo", ""),
        ("When are you free? 17:00-18:00", "17:00-18:00"),
        ("Wann passt es dir? 9-10 Uhr", "9-10 Uhr"),
        ("When can you? 9:00 AM – 10:00 AM", "9:00 AM – 10:00 AM"),
        ("When can you? 8AM", "8AM"),
        ("Between 9:00 and 10:00", ""),
        ("", ""),
    ],
)
def test_the_one_day_or_the_hours_in_a_question(words, label, day):
    """Short names of days are words for other things, and two times are no time."""
    assert words.time_in(label) == day


@pytest.mark.parametrize("question", ["When are you free?", "Notes", "Knots"])
def test_a_part_of_a_word_is_no_word(words, question):
    """«Notes» does not say «not»."""
    assert not words.negated(question)


@pytest.mark.parametrize(
    "label", ["Monday evening", "montags", "Mon", "9:00-10:00", "8AM", "18h-19h", "Terça à noite"]
)
def test_labels_about_days_and_hours_are_times(words, label):
    """That is how a grid of times is told from other grids."""
    assert words.is_time(label)


@pytest.mark.parametrize("label", ["I do not know", "Sam and Mo", "9 lives", "Fundraising", "2027", ""])
def test_other_labels_are_no_times(words, label):
    """Short names of days are words for other things as well."""
    assert not words.is_time(label)


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("Monday from", "Monday"),
        ("Mittwoch bis", "Mittwoch"),
        ("segunda-feira até", "segunda-feira"),
        ("Monday", ""),
        ("Monday from nine", ""),
        ("", ""),
    ],
)
def test_a_day_with_from_or_to_is_half_a_span(words, label, day):
    """Two such columns have the hours of one day."""
    assert words.day_of_span(label) == day


def test_every_phrase_of_the_library_can_be_found(words):
    """A phrase that normalising changed in one place and not in the other would never match."""
    for phrase, meaning in {**words.within, **words.whole}.items():
        found = words.meaning(phrase)
        assert found is not None, phrase
        assert found.sort is not Sort.FIELD or len(found.phrase) >= len(meaning.phrase), phrase


def test_a_tie_goes_to_what_stands_first():
    """Of two phrases of one length, the first in the question decides."""
    listed = WordList.model_validate({"fields": {"a": {"en": ["team"]}, "b": {"en": ["role"]}}})
    words = words_of(listed)
    assert [words.meaning(one).name for one in ("Role or team", "Team or role")] == ["b", "a"]


@pytest.mark.parametrize(
    ("phrase", "question", "written"),
    [
        ("quand pouvez", "Et quand pouvez-vous ?", "quand pouvez"),
        ("prenom", "Votre Prénom", "Prénom"),
        ("email", "Your E-Mail", "email"),
    ],
)
def test_a_phrase_is_shown_as_it_was_written(phrase, question, written):
    """With its accents where they can be found again; else as it is compared."""
    assert as_written(phrase, question) == written
