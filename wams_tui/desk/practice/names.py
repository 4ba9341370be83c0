"""Names people in a Dutch town have, from wherever their grandparents came; nobody's in particular."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class NameStock:
    """Given names and family names that occur together; a family name is (tussenvoegsel, surname)."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[tuple[str, str], ...]


def _stock(women: str, men: str, families: str) -> NameStock:
    """Read a stock from lists; in a family name ``|`` parts tussenvoegsel from surname."""
    names = [family.rpartition("|") for family in families.split(", ")]
    return NameStock(
        tuple(women.split(", ")), tuple(men.split(", ")), tuple((prefix, surname) for prefix, _, surname in names)
    )


DUTCH = _stock(
    "Anneke, Zoë, Daniëlle, Femke, Loïs, Marijke, Renée, Josephine, Ingrid, Noëlle, Saskia, Willemijn, Lotte, Hélène, "
    "Anne-Fleur, Corrie, Truus, Evi, Fien, Jacoba, Thérèse, Mirjam, Wilhelmina, Desirée, Eveline, Yfke",
    "Daniël, Thijs, Joris, André, Jan-Willem, Raphaël, Gijs, Bram, René, Teun, Michaël, Sjoerd, Pieter, Koen, Noël, "
    "Lucas, Wouter, Gerrit, Stijn, Cees, Hendrikus, Maurits, Joël, Rijk, Ruben, Matthijs",
    "van der|Meulen, de|Vries, van|Dijk, IJsselstein, van den|Berg, 't|Hart, Visser, ter|Braak, de|Groot, van 't|Hof, "
    "Kuijpers, van de|Ven, Smeets, Boërs, Schuurmans, op den|Kamp, Verhoeven, van|Rijswijk, de|Wit, Bruijn, Coëlho, "
    "van der|Heijden, ten|Have, Mulder, Vermeij, in 't|Veld, Rademaker, Knook, van|IJzendoorn, Zuijderduijn",
)
FRISIAN = _stock(
    "Sjoukje, Froukje, Tjitske, Wiepkje, Baukje, Jildou, Nynke, Hiske, Rixt, Aukje",
    "Sietse, Jelle, Wytze, Harmen, Fokke, Tjeerd, Douwe, Rinse, Ype, Klaas-Jelle",
    "Hoekstra, Dijkstra, Terpstra, Wiersma, Postma, Sytsma, Tjoelker, Bouma, van der|Wal, Ypma, Zijlstra, Nauta",
)
TURKISH = _stock(
    "Ayşe, Elif, Gülsüm, Zeynep, Hatice, Emine, Büşra, Şerife, Yasemin, Meryem",
    "Mehmet, Oğuz, Emre, Yusuf, İbrahim, Hüseyin, Çağrı, Burak, Şükrü, Ömer",
    "Yıldız, Şahin, Kaya, Özdemir, Çelik, Aydın, Koç, Arslan, Güneş, Doğan",
)
MOROCCAN = _stock(
    "Fatima, Khadija, Naïma, Samira, Loubna, Hayat, Soraya, Malika, Aïcha, Ikram",
    "Mohammed, Saïd, Youssef, Rachid, Hamza, Ilias, Karim, Noureddine, Bilal, Driss",
    "El|Amrani, Benali, El|Idrissi, Ouazzani, Bouzid, Aït|Haddou, El|Khattabi, Amezian, Chaoui, Tahiri",
)
SURINAMESE = _stock(
    "Shanti, Radjin, Cherida, Jacintha, Priya, Lucinda, Rowena, Gaitrie, Mavis, Xaviera",
    "Ruben, Rajesh, Orlando, Winston, Ashwin, Humphrey, Glenn, Sahid, Romano, Iwan",
    "Ramdin, Kartosen, Sewdien, Pinas, Sital, Biharie, Wijngaarde, Amatredjo, Vreden, Jhinkoe, Soekhoe, Djojosoeparto",
)
POLISH = _stock(
    "Agnieszka, Małgorzata, Zofia, Katarzyna, Wiktoria, Jadwiga, Elżbieta, Oliwia",
    "Paweł, Łukasz, Tomasz, Stanisław, Grzegorz, Jakub, Michał, Mateusz",
    "Wójcik, Nowak, Zając, Król, Wróbel, Dąbek, Kaczmarek, Sikora, Piątek",
)
CARIBBEAN = _stock(
    "Sharmila, Juliënne, Migdalia, Gisèle, Nathaly, Sheryl-Ann",
    "Jurensley, Rudsel, Elvis, Giovanni, Quincy, Aldrick",
    "Martina, Maduro, Sambo, Cijntje, Felicia, Croes, Rosalia, da|Costa",
)
ELSEWHERE = _stock(
    "Hodan, Selam, Rania, Mei, Olena, Chiara, Ngozi, Parwana, Inês, Nasrin",
    "Abdi, Tesfay, Samir, Wei, Andrij, Matteo, Chidi, Farhad, João, Reza",
    "Warsame, Tekle, Haddad, Chen, Kovalenko, de|Angelis, Okafor, Rahimi, dos|Santos, Nguyen, Latuheru, Matulessy",
)

STOCKS = (DUTCH, DUTCH, DUTCH, DUTCH, FRISIAN, TURKISH, MOROCCAN, SURINAMESE, POLISH, CARIBBEAN, ELSEWHERE)
"""Roughly as often as in a town of middling size; Dutch stands in it four times."""


def professional_name(rng: Random) -> str:
    """Somebody who works here: an initial and a family name."""
    stock = rng.choice(STOCKS)
    prefix, surname = rng.choice(stock.families)
    initial = rng.choice(rng.choice((stock.women, stock.men)))[0]
    return " ".join(part for part in (f"{initial}.", prefix, surname) if part)
