/** Names of one language, in its own script where the MRZ's transliteration knows it. Common names, combined at random. */
export interface NameTable {
  surnames: readonly string[];
  male: readonly string[];
  female: readonly string[];
  /** How a daughter's surname differs from her father's. */
  femaleSurname?: (surname: string) => string;
  /** Two words that may follow a father's name in place of a surname: son of, daughter of. */
  patronyms?: readonly [string, string];
}

const words = (text: string): string[] => text.split(' ').map((word) => word.replaceAll('_', ' '));

/** Асанов → Асанова, Жуковский → Жуковская; other endings stay. */
function withCyrillicEnding(surname: string): string {
  if (/[оеё]в$|[иы]н$/.test(surname)) return `${surname}а`;
  return surname.replace(/[иы]й$/, 'ая');
}

export const NAME_TABLES = {
  kyrgyz: {
    surnames: words(
      'Асанов Бейшеналиев Жумабеков Токтосунов Абдырахманов Кадыров Сыдыков Мамбеталиев Исаков Турдубаев Орозбеков Эсенкулов Алымкулов Байтемиров Чынгышев Мурзабеков Ибраимов Осмонов Шаршенов Курманбеков',
    ),
    male: words('Нурлан Бакыт Азамат Эрлан Тилек Улан Мирлан Данияр Айбек Талант Кубаныч Элдияр Бекзат Чынгыз'),
    female: words('Айгуль Жылдыз Нургуль Бермет Айпери Гулназ Назгуль Чолпон Асель Мээрим Жибек Гүлзат Айдана'),
    femaleSurname: withCyrillicEnding,
    patronyms: ['уулу', 'кызы'],
  },
  uzbek: {
    surnames: words(
      'KARIMOV YULDASHEV RAKHIMOV ABDULLAEV TURSUNOV ERGASHEV MIRZAEV KHOLMATOV SAIDOV NAZAROV ALIMOV USMONOV SOBIROV',
    ),
    male: words('SHERZOD JASUR BOBUR OTABEK DILSHOD ULUGBEK FARRUKH AZIZ SARDOR RUSTAM JAMSHID'),
    female: words('DILNOZA NODIRA GULNORA MALIKA ZULFIYA SHAKHNOZA FERUZA KAMOLA NIGORA UMIDA'),
    femaleSurname: (surname) => `${surname}A`,
  },
  kazakh: {
    surnames: words(
      'Оспанов Нурпеисов Ахметов Сулейменов Жаксыбеков Тлеубаев Касымов Абишев Есимов Сагинтаев Байжанов Ермеков',
    ),
    male: words('Ерлан Нурсултан Асхат Серик Даурен Бауыржан Арман Кайрат Алмас Санжар Мирас'),
    female: words('Айгерим Динара Сауле Гаухар Алия Жанар Мадина Асем Камила Томирис'),
    femaleSurname: withCyrillicEnding,
  },
  tajik: {
    surnames: words('RAHIMOV SHARIPOV NAZAROV SAFAROV HAMIDOV MIRZOEV DAVLATOV QURBONOV ZOIROV BOBOEV'),
    male: words('FIRDAVS RUSTAM SUHROB FARIDUN BAHROM DALER PARVIZ SIYOVUSH KHURSHED'),
    female: words('ZARINA MANIZHA FARZONA NIGINA SHAHLO GULCHEHRA PARVINA TAHMINA'),
    femaleSurname: (surname) => `${surname}A`,
  },
  russian: {
    surnames: words(
      'Иванов Кузнецов Соколов Лебедев Новиков Морозов Волков Зайцев Павлов Семёнов Голубев Воробьёв Фёдоров Жуковский Беляев',
    ),
    male: words('Александр Дмитрий Сергей Андрей Алексей Иван Михаил Никита Егор Павел Роман'),
    female: words('Анна Мария Елена Ольга Наталья Татьяна Ирина Светлана Дарья Ксения Юлия'),
    femaleSurname: withCyrillicEnding,
  },
  ukrainian: {
    surnames: words('Шевченко Бондаренко Коваленко Ткаченко Кравченко Олийник Мельник Савченко'),
    male: words('Олександр Андрий Богдан Тарас Максим Иван'),
    female: words('Олена Оксана Наталия Ирина Соломия Дарина'),
  },
  chinese: {
    surnames: words('WANG LI ZHANG LIU CHEN YANG HUANG ZHAO WU ZHOU XU SUN MA ZHU HU GUO'),
    male: words('WEI JUNJIE HAORAN ZIXUAN JIANGUO MINGHUI QIANG LEI YICHEN BOWEN'),
    female: words('XIUYING YUTONG XINYI LIHUA MEILING JIAYI SHUFEN RUOXI YANLI'),
  },
  turkish: {
    surnames: words('YILMAZ KAYA DEMİR ŞAHİN ÇELİK YILDIZ ÖZTÜRK AYDIN ARSLAN DOĞAN KILIÇ KOÇ'),
    male: words('MEHMET MUSTAFA EMRE AHMET ALİ HÜSEYİN MURAT YUSUF BURAK KEREM'),
    female: words('ZEYNEP ELİF AYŞE FATMA MERYEM EMİNE ESRA DEFNE SELİN'),
  },
  azeri: {
    surnames: words('MAMMADOV ALIYEV HASANOV HUSEYNOV GULIYEV ISMAYILOV AHMADOV'),
    male: words('ELVIN RASHAD ORKHAN TURAL VUSAL NIJAT'),
    female: words('LEYLA AYNUR GUNAY NARMIN SEVINJ AYTAN'),
    femaleSurname: (surname) => `${surname}A`,
  },
  turkmen: {
    surnames: words('ATAYEV BERDIYEV ANNAYEV ORAZOV NURYYEV GURBANOV'),
    male: words('MERDAN SERDAR MAKSAT BATYR DOWLET'),
    female: words('AYNA OGULJEREN MAYSA GULSHAT JEREN'),
    femaleSurname: (surname) => `${surname}A`,
  },
  german: {
    surnames: words('MÜLLER SCHMIDT SCHNEIDER FISCHER WEBER WAGNER BECKER HOFFMANN SCHÄFER KOCH'),
    male: words('LUKAS FELIX JONAS MAXIMILIAN THOMAS ANDREAS STEFAN'),
    female: words('ANNA LENA KATHARINA SABINE JULIA LAURA PETRA'),
  },
  english: {
    surnames: words('SMITH JONES TAYLOR BROWN WILLIAMS WILSON JOHNSON DAVIES WALKER HUGHES BAKER'),
    male: words('JAMES OLIVER HARRY THOMAS WILLIAM DANIEL MATTHEW'),
    female: words('OLIVIA EMILY SOPHIE CHARLOTTE GRACE HANNAH SARAH'),
  },
  french: {
    surnames: words('MARTIN BERNARD DUBOIS LAURENT MOREAU LEFEBVRE ROUX FOURNIER'),
    male: words('LOUIS HUGO JULES PIERRE NICOLAS ANTOINE'),
    female: words('CAMILLE CHLOÉ MANON ISABELLE CÉLINE LUCIE'),
  },
  iberian: {
    surnames: words('GARCÍA MARTÍNEZ LÓPEZ SÁNCHEZ PÉREZ SILVA SANTOS FERREIRA COSTA ROMERO'),
    male: words('PABLO DIEGO MIGUEL JOÃO RAFAEL CARLOS'),
    female: words('LUCÍA MARÍA BEATRIZ INÊS SOFÍA ELENA'),
  },
  italian: {
    surnames: words('ROSSI RUSSO FERRARI BIANCHI ROMANO COLOMBO RICCI'),
    male: words('MARCO LORENZO MATTEO LUCA ANDREA'),
    female: words('GIULIA CHIARA FRANCESCA MARTINA ELISA'),
  },
  nordic: {
    surnames: words('JOHANSSON ANDERSEN NIELSEN HANSEN LINDBERG KORHONEN BERG'),
    male: words('ERIK LARS MIKKEL OSKAR MATTI ANDERS'),
    female: words('INGRID FREJA AINO ASTRID SIGRID LINNEA'),
  },
  slavic: {
    surnames: words('NOWAK KOWALSKI NOVAK DVOŘÁK HORVAT PETROVIĆ IVANOV POPESCU KAZLAUSKAS NAGY'),
    male: words('JAN PIOTR TOMASZ MAREK IVAN ANDREI'),
    female: words('MARIA ANNA EWA JANA ELENA IOANA'),
  },
  indian: {
    surnames: words('SHARMA SINGH PATEL KUMAR GUPTA REDDY NAIR VERMA IYER CHAUDHARY'),
    male: words('ARJUN ROHAN VIKRAM RAHUL SANJAY ADITYA KARTHIK'),
    female: words('PRIYA ANANYA NEHA POOJA LAKSHMI DIVYA SHREYA'),
  },
  southAsian: {
    surnames: words('KHAN AHMED HUSSAIN MALIK CHOWDHURY RAHMAN SHAH SIDDIQUI'),
    male: words('BILAL USMAN HAMZA IMRAN TARIQ FAISAL'),
    female: words('AYESHA SANA FATIMA HINA NADIA RABIA'),
  },
  arab: {
    surnames: words('AL_HARBI AL_OTAIBI HADDAD MANSOUR KHALIL SALEH NASSER AL_MANSOORI'),
    male: words('OMAR KHALED YOUSSEF AHMAD FAISAL TAREK'),
    female: words('NOUR LAYLA MARIAM HANA RANIA SALMA'),
  },
  persian: {
    surnames: words('HOSSEINI MOHAMMADI KARIMI RAHIMI AHMADI JAFARI MORADI NOORI'),
    male: words('REZA ALI HAMID FARHAD NAVID AMIR'),
    female: words('ZAHRA MARYAM NEDA SHIRIN LEILA PARISA'),
  },
  korean: {
    surnames: words('KIM LEE PARK CHOI JUNG KANG CHO YOON'),
    male: words('MINJUN SEOJUN JIHOON HYUNWOO DONGHYUN SUNGMIN'),
    female: words('SEOYEON JIWOO MINJI SUJIN EUNJI HAEUN'),
  },
  japanese: {
    surnames: words('SATO SUZUKI TAKAHASHI TANAKA WATANABE ITO YAMAMOTO'),
    male: words('HIROSHI KENTA DAIKI HARUTO TAKUMI'),
    female: words('YUKI SAKURA AYUMI HINA MISAKI'),
  },
  mongolian: {
    surnames: words('BATBAYAR GANBOLD TSOGT DORJ BOLD ERDENE'),
    male: words('TEMUULEN BAT_ERDENE GANZORIG MUNKHBAT'),
    female: words('OYUNA SARNAI ENKHTUYA BOLORMAA'),
  },
  caucasian: {
    surnames: words('BERIDZE KAPANADZE GELASHVILI HARUTYUNYAN SARGSYAN GRIGORYAN'),
    male: words('GIORGI LEVAN DAVIT ARMEN TIGRAN NAREK'),
    female: words('NINO MARIAM TAMAR ANI LILIT ANAHIT'),
  },
  southEastAsian: {
    surnames: words('NGUYEN TRAN SANTOS REYES TAN WIJAYA SAETANG LIM'),
    male: words('ANH_TUAN JOSE BUDI SOMCHAI WEI_MING'),
    female: words('THI_LAN MARIA_CRISTINA SITI MALEE HUI_MIN'),
  },
} as const satisfies Record<string, NameTable>;

export type NameTableKey = keyof typeof NAME_TABLES;
