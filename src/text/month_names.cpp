#include "text/month_names.h"

#include "text/date_name_folding.h"
#include "text/date_name_table.h"

namespace dateline::text {
namespace {

// The names of twelve months a row, each month's names set apart by blanks, as fold_date_name()
// gives them: lower case, without accents. Short names are those of the Unicode CLDR and those seen
// in print. Of Croatian, whose "listopad" is another month than that of its neighbours, there is
// nothing. "-" joins the two words of a name.
constexpr NameRow<12> month_names[] = {
    // English
    {"january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
     "august aug", "september sept sep", "october oct", "november nov", "december dec"},
    // German, Austrian too
    {"januar janner jan", "februar feber feb", "marz mrz maerz", "april apr", "mai", "juni jun",
     "juli jul", "august aug", "september sept sep", "oktober okt", "november nov", "dezember dez"},
    // French
    {"janvier janv", "fevrier fevr fev", "mars", "avril avr", "mai", "juin", "juillet juil juill",
     "aout", "septembre sept", "octobre oct", "novembre nov", "decembre dec"},
    // Spanish
    {"enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul",
     "agosto ago", "septiembre setiembre sept sep set", "octubre oct", "noviembre nov",
     "diciembre dic"},
    // Italian
    {"gennaio gen", "febbraio feb febbr", "marzo mar", "aprile apr", "maggio mag", "giugno giu",
     "luglio lug", "agosto ago", "settembre sett set", "ottobre ott", "novembre nov",
     "dicembre dic"},
    // Portuguese
    {"janeiro jan", "fevereiro fev", "marco mar", "abril abr", "maio mai", "junho jun", "julho jul",
     "agosto ago", "setembro set", "outubro out", "novembro nov", "dezembro dez"},
    // Romanian
    {"ianuarie ian", "februarie feb", "martie mart", "aprilie apr", "mai", "iunie iun", "iulie iul",
     "august aug", "septembrie sept", "octombrie oct", "noiembrie noi nov", "decembrie dec"},
    // Dutch
    {"januari jan", "februari feb", "maart mrt", "april apr", "mei", "juni jun", "juli jul",
     "augustus aug", "september sep", "oktober okt", "november nov", "december dec"},
    // Swedish
    {"januari jan", "februari feb febr", "mars", "april apr", "maj", "juni jun", "juli jul",
     "augusti aug", "september sep sept", "oktober okt", "november nov", "december dec"},
    // Danish
    {"januar jan", "februar feb", "marts mar", "april apr", "maj", "juni jun", "juli jul",
     "august aug", "september sep sept", "oktober okt", "november nov", "december dec"},
    // Norwegian
    {"januar jan", "februar feb", "mars", "april apr", "mai", "juni jun", "juli jul", "august aug",
     "september sep sept", "oktober okt", "november nov", "desember des"},
    // Finnish
    {"tammikuuta tammikuu tammi", "helmikuuta helmikuu helmi", "maaliskuuta maaliskuu maalis",
     "huhtikuuta huhtikuu huhti", "toukokuuta toukokuu touko", "kesakuuta kesakuu kesa",
     "heinakuuta heinakuu heina", "elokuuta elokuu elo", "syyskuuta syyskuu syys",
     "lokakuuta lokakuu loka", "marraskuuta marraskuu marras", "joulukuuta joulukuu joulu"},
    // Estonian
    {"jaanuar jaan", "veebruar veebr", "marts", "aprill apr", "mai", "juuni", "juuli", "august aug",
     "september sept", "oktoober okt", "november nov", "detsember dets"},
    // Polish
    {"stycznia styczen sty", "lutego luty lut", "marca marzec mar", "kwietnia kwiecien kwi",
     "maja maj", "czerwca czerwiec cze", "lipca lipiec lip", "sierpnia sierpien sie",
     "wrzesnia wrzesien wrz", "pazdziernika pazdziernik paz", "listopada listopad lis",
     "grudnia grudzien gru"},
    // Czech
    {"ledna leden", "unora unor", "brezna brezen", "dubna duben", "kvetna kveten", "cervna cerven",
     "cervence cervenec", "srpna srpen", "zari", "rijna rijen", "listopadu listopad",
     "prosince prosinec"},
    // Slovak
    {"januara januar", "februara februar", "marca marec", "aprila april", "maja maj", "juna jun",
     "jula jul", "augusta august", "septembra september", "oktobra oktober", "novembra november",
     "decembra december"},
    // Slovenian and Serbian in Latin letters
    {"januar januarja januara", "februar februarja februara", "marec marca mart marta",
     "april aprila", "maj maja", "junij junija jun juna", "julij julija jul jula",
     "avgust avgusta avg", "september septembra septembar", "oktober oktobra oktobar",
     "november novembra novembar", "december decembra decembar"},
    // Hungarian
    {"januar jan", "februar febr", "marcius marc", "aprilis apr", "majus maj", "junius jun",
     "julius jul", "augusztus aug", "szeptember szept", "oktober okt", "november nov",
     "december dec"},
    // Turkish
    {"ocak oca", "subat sub", "mart mar", "nisan nis", "mayis may", "haziran haz", "temmuz tem",
     "agustos agu", "eylul eyl", "ekim eki", "kasim kas", "aralik ara"},
    // Azerbaijani
    {"yanvar yan", "fevral fev", "mart mar", "aprel apr", "may", "iyun iyn", "iyul iyl",
     "avqust avq", "sentyabr sent sen", "oktyabr okt", "noyabr noy", "dekabr dek"},
    // Indonesian
    {"januari jan", "februari pebruari feb", "maret mar", "april apr", "mei", "juni jun",
     "juli jul", "agustus agu agt ags", "september sep", "oktober okt", "november nopember nov nop",
     "desember des"},
    // Russian
    {"января январь янв", "февраля февраль февр фев", "марта март мар", "апреля апрель апр",
     "мая маи", "июня июнь июн", "июля июль июл", "августа август авг",
     "сентября сентябрь сент сен", "октября октябрь окт", "ноября ноябрь нояб ноя",
     "декабря декабрь дек"},
    // Ukrainian
    {"січня січень січ", "лютого лютии лют", "березня березень бер", "квітня квітень квіт кві",
     "травня травень трав тра", "червня червень черв чер", "липня липень лип", "серпня серпень сер",
     "вересня вересень вер", "жовтня жовтень жовт жов", "листопада листопад лист лис",
     "грудня грудень груд гру"},
    // Bulgarian, and Serbian in Cyrillic letters
    {"януари јануар", "февруари фебруар", "март", "април", "маи мај", "юни јун", "юли јул",
     "август авг", "септември септембар", "октомври октобар", "ноември новембар",
     "декември децембар"},
    // Greek
    {"ιανουαριου ιανουαριοσ ιαν", "φεβρουαριου φεβρουαριοσ φεβ", "μαρτιου μαρτιοσ μαρ",
     "απριλιου απριλιοσ απρ", "μαιου μαιοσ μαι", "ιουνιου ιουνιοσ ιουν", "ιουλιου ιουλιοσ ιουλ",
     "αυγουστου αυγουστοσ αυγ", "σεπτεμβριου σεπτεμβριοσ σεπ", "οκτωβριου οκτωβριοσ οκτ",
     "νοεμβριου νοεμβριοσ νοε", "δεκεμβριου δεκεμβριοσ δεκ"},
    // Armenian
    {"հունվարի հունվար հնվ", "փետրվարի փետրվար փտվ", "մարտի մարտ մրտ", "ապրիլի ապրիլ ապր",
     "մայիսի մայիս մյս", "հունիսի հունիս հնս", "հուլիսի հուլիս հլս", "օգոստոսի օգոստոս օգս",
     "սեպտեմբերի սեպտեմբեր սեպ", "հոկտեմբերի հոկտեմբեր հոկ", "նոյեմբերի նոյեմբեր նոյ",
     "դեկտեմբերի դեկտեմբեր դեկ"},
    // Arabic: Egypt and the Gulf
    {"يناير", "فبراير", "مارس", "ابريل", "مايو", "يونيو يونيه", "يوليو يوليه", "اغسطس", "سبتمبر",
     "اكتوبر", "نوفمبر", "ديسمبر"},
    // Arabic: the Levant and Iraq
    {"كانون-الثاني", "شباط", "اذار", "نيسان", "ايار", "حزيران", "تموز", "اب", "ايلول",
     "تشرين-الاول", "تشرين-الثاني", "كانون-الاول"},
    // Arabic: the Maghreb
    {"جانفي", "فيفري", "مارس", "افريل", "ماي", "جوان", "جويلية يوليوز", "اوت غشت", "شتنبر",
     "اكتوبر", "نونبر", "دجنبر"},
    // Persian, of the Gregorian calendar
    {"ژانويه", "فوريه", "مارس", "اوريل", "مه مي", "ژوين", "ژوييه جولاي", "اوت اگوست", "سپتامبر",
     "اكتبر", "نوامبر", "دسامبر"},
    // Hebrew, with and without "in"
    {"בינואר ינואר", "בפברואר פברואר", "במרץ מרץ במרס מרס", "באפריל אפריל", "במאי מאי",
     "ביוני יוני", "ביולי יולי", "באוגוסט אוגוסט", "בספטמבר ספטמבר", "באוקטובר אוקטובר",
     "בנובמבר נובמבר", "בדצמבר דצמבר"},
    // Hindi
    {"जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर सितम्बर", "अक्टूबर अक्तूबर",
     "नवंबर नवम्बर", "दिसंबर दिसम्बर"},
};

// The same of weekdays, from Monday, full and short.
constexpr NameRow<7> weekday_names[] = {
    // English
    {"monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri",
     "saturday sat", "sunday sun"},
    // German
    {"montag mo", "dienstag di", "mittwoch mi", "donnerstag do", "freitag fr",
     "samstag sonnabend sa", "sonntag so"},
    // French
    {"lundi lun", "mardi mar", "mercredi mer", "jeudi jeu", "vendredi ven", "samedi sam",
     "dimanche dim"},
    // Spanish
    {"lunes lun", "martes mar", "miercoles mie", "jueves jue", "viernes vie", "sabado sab",
     "domingo dom"},
    // Italian
    {"lunedi lun", "martedi mar", "mercoledi mer", "giovedi gio", "venerdi ven", "sabato sab",
     "domenica dom"},
    // Portuguese: "terça-feira" ends like this
    {"segunda", "terca", "quarta", "quinta", "sexta", "sabado", "domingo feira"},
    // Romanian
    {"luni", "marti", "miercuri", "joi", "vineri", "sambata", "duminica"},
    // Dutch
    {"maandag ma", "dinsdag di", "woensdag wo", "donderdag do", "vrijdag vr", "zaterdag za",
     "zondag zo"},
    // Swedish, Danish, Norwegian
    {"mandag man", "tisdag tirsdag tysdag tis tir", "onsdag ons", "torsdag tors tor", "fredag fre",
     "lordag lørdag laurdag lor lør", "sondag søndag sundag son søn"},
    // Finnish
    {"maanantaina maanantai", "tiistaina tiistai", "keskiviikkona keskiviikko", "torstaina torstai",
     "perjantaina perjantai", "lauantaina lauantai", "sunnuntaina sunnuntai"},
    // Polish
    {"poniedziałek poniedzialek", "wtorek", "sroda", "czwartek", "piatek", "sobota", "niedziela"},
    // Czech
    {"pondeli", "utery", "streda", "ctvrtek", "patek", "sobota", "nedele"},
    // Hungarian
    {"hetfo", "kedd", "szerda", "csutortok", "pentek", "szombat", "vasarnap"},
    // Turkish
    {"pazartesi", "sali", "carsamba", "persembe", "cuma", "cumartesi", "pazar"},
    // Indonesian
    {"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"},
    // Russian
    {"понедельник пн", "вторник вт", "среда ср", "четверг чт", "пятница пт", "суббота сб",
     "воскресенье вс"},
    // Ukrainian
    {"понеділок пн", "вівторок вт", "середа ср", "четвер чт", "пятниця пт", "субота сб",
     "неділя нд"},
    // Greek
    {"δευτερα", "τριτη", "τεταρτη", "πεμπτη", "παρασκευη", "σαββατο", "κυριακη"},
    // Armenian
    {"երկուշաբթի", "երեքշաբթի", "չորեքշաբթի", "հինգշաբթի", "ուրբաթ", "շաբաթ", "կիրակի"},
    // Arabic
    {"الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعة", "السبت", "الاحد"},
    // Hebrew
    {"שני", "שלישי", "רביעי", "חמישי", "שישי", "שבת", "ראשון"},
    // Hindi
    {"सोमवार", "मंगलवार", "बुधवार", "गुरुवार", "शुक्रवार", "शनिवार", "रविवार"},
    // Chinese, Japanese, Korean
    {"星期一 周一 月曜日 월요일 月 월 一", "星期二 周二 火曜日 화요일 火 화 二",
     "星期三 周三 水曜日 수요일 水 수 三", "星期四 周四 木曜日 목요일 木 목 四",
     "星期五 周五 金曜日 금요일 金 금 五", "星期六 周六 土曜日 토요일 土 토 六",
     "星期日 星期天 周日 日曜日 일요일 日 일"},
};

constexpr auto all_months = sorted_names<name_count(month_names)>(month_names);
constexpr auto months = without_repeats<different_names(all_months)>(all_months);
constexpr auto all_weekdays = sorted_names<name_count(weekday_names)>(weekday_names);
constexpr auto weekdays = without_repeats<different_names(all_weekdays)>(all_weekdays);

// A name that stood for two months would make one of them wrong.
static_assert(has_one_meaning_each(all_months));

}  // namespace

std::optional<int> month_of_name(std::string_view word) {
  FoldedName buffer;
  return find_name(months, fold_date_name(word, buffer));
}

std::optional<int> month_of_two_words(std::string_view first, std::string_view second) {
  FoldedName buffer;
  std::string_view folded = fold_date_name(first, buffer);
  if (folded != "كانون" && folded != "تشرين") return std::nullopt;
  folded = append_folded_date_name(buffer, folded.size(), second);
  return find_name(months, folded);
}

bool is_weekday_name(std::string_view word) {
  FoldedName buffer;
  return find_name(weekdays, fold_date_name(word, buffer)).has_value();
}

}  // namespace dateline::text
