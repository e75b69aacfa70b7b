#include <algorithm>
#include <iterator>

#include "extract/date_candidates.h"
#include "text/fold.h"

namespace dateline::extraction {

bool says_updated(std::string_view text) {
  // Beginnings of words, in the form of text::comparison_key.
  constexpr std::string_view words[] = {
      "updated",
      "update:",
      "last update",
      "modified",
      "edited on",
      "revised",
      "aktualisiert",
      "geändert",
      "letzte änderung",
      "mis à jour",
      "mise à jour",
      "mise a jour",
      "modifié",
      "actualizado",
      "actualización",
      "actualitzat",
      "modificado",
      "atualizado",
      "atualização",
      "aggiornato",
      "aggiornamento",
      "ultima modifica",
      "actualizat",
      "bijgewerkt",
      "gewijzigd",
      "laatste update",
      "uppdaterad",
      "senast ändrad",
      "opdateret",
      "oppdatert",
      "sist endret",
      "päivitetty",
      "muokattu",
      "uuendatud",
      "aktualizov",
      "aktualizac",
      "zaktualizowan",
      "frissít",
      "frissült",
      "módosít",
      "ažurirano",
      "posodobljeno",
      "güncelle",
      "yenilən",
      "обновлен",
      "обновлён",
      "изменен",
      "изменён",
      "редакция от",
      "оновлен",
      "актуализ",
      "ενημερώθηκε",
      "τελευταία ενημέρωση",
      "թարմաց",
      "diperbarui",
      "dikemaskini",
      "cập nhật",
      "更新",
      "最終更新",
      "수정",
      "업데이트",
      "تحديث",
      "بروزرسانی",
      "به روز رسانی",
      "עודכן",
      "עדכון",
      "अपडेट",
  };
  const std::string key = text::comparison_key(text);
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

}  // namespace dateline::extraction
