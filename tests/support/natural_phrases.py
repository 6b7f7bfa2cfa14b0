"""How people of nine languages say an end, in words of our own, after the manner of real documents.

Each is a line of what it means and phrases parted by `|`: `at 2` goes on at step 2, `on` behind the step that it
left from, `again` does that one again. `step` are sentences that sound like an end and are a step.
"""

from __future__ import annotations

NATURAL: dict[str, dict[str, str]] = {
    "en": {
        "at 2": "Return to the main flow before step 2 | Return to the basic flow of events at step 2 |"
        " Resume basic flow at step 2 | The use case resumes the main flow at step 2 | Return to the basic flow at step 2 | Return to the basic flow, step 2 |"
        " Use case resumes at step 2. | Resume from 2 | The use case continues with step 2 | Go back to step 2"
        " | Return to step 2 of the main flow | Back to step 2 | go on with step 2 | Use case restarts from step 2"
        " | The flow proceeds at step 2 of the basic flow. | Continue from step 2 as normal | Rejoin at 2"
        " | The use case is resumed at step 2 | Jump to step 2 | Start again at step 2 | Return to main step 2",
        "on": "Resume | Continue with main success scenario | The use case continues. | Return to the main flow"
        " | Continue with the next step | Flow resumes",
        "again": "Retry | Try again.",
        "success": "Use case ends in success | Use case ends successfully. | The use case succeeds"
        " | The use case completes successfully | Ends with success | Terminates successfully"
        " | Use case completed successfully",
        "failure": "Use case ends in failure. | The use case fails | terminates in failure | Use case ends unsuccessfully"
        " | The use case is aborted | Ends without success | The use case is cancelled"
        " | Use case cancelled. | The scenario was aborted | Use case has failed",
        "ends": "Use case ends. | End of use case | Use case ends here | terminates | The use case terminates."
        " | **Use case ends.** | End of the use case | The scenario is over | → Use case ends | Use case end"
        " | Use case terminated. | Flow complete | The use case was stopped",
        "step": "Customer continues with the payment | MealApp returns to the start page | Customer goes to step 2 of the"
        " stairs | Clerk ends the call | MealApp fails over to the second server | The request succeeds"
        " | Customer resumes at 2 | The timer ends | Continue with the payment | Return the card | Go to the cashier"
        " | The order is cancelled | Is closed | End the call | Retry the payment twice"
        " | Loan cancelled | Scenario saved | Use case completed by the Clerk",
    },
    "de": {
        "at 2": "Zurück in den Hauptablauf vor Schritt 2 |"
        " Zurück zum Hauptablauf, Schritt 2 | Weiter im Hauptablauf bei Schritt 2 |"
        " Fortfahren bei Schritt 2 | Der Anwendungsfall wird bei Schritt 2 fortgesetzt | Der Ablauf wird mit Schritt 2"
        " fortgesetzt | Gehe zu Schritt 2 | Es geht weiter bei Schritt 2 | Rückkehr zu Schritt 2 | Zurück zu Schritt 2"
        " | Weiter im Hauptszenario bei Schritt 2 | Der Use Case wird bei Schritt 2 fortgesetzt. | Weiter mit Schritt 2"
        " | Der Anwendungsfall läuft ab Schritt 2 normal weiter | Geht weiter bei Schritt 2 | Fortsetzung bei Schritt 2"
        " | Springe zu Schritt 2 | Der Anwendungsfall fährt mit Schritt 2 fort | Zurück zu Punkt 2"
        " | Das Szenario kehrt zu Schritt 2 zurück",
        "on": "Weiter | Der Anwendungsfall wird fortgesetzt | Weiter mit dem nächsten Schritt | Zurück zum Hauptablauf"
        " | Rückkehr in den Hauptablauf",
        "again": "Erneut versuchen | Wiederholen",
        "success": "Der Anwendungsfall endet erfolgreich | Endet mit Erfolg | Der Anwendungsfall endet als Erfolg."
        " | Der Use Case wird erfolgreich beendet | Ende mit Erfolg"
        " | Anwendungsfall erfolgreich abgeschlossen",
        "failure": "Endet ohne Erfolg | Abbruch | Abbruch des Anwendungsfalls | Der Anwendungsfall wird abgebrochen"
        " | Der Anwendungsfall endet mit einem Fehler | Der Use Case scheitert | Endet erfolglos"
        " | Der Anwendungsfall endet in einem Fehler | Der Anwendungsfall schlägt fehl"
        " | Anwendungsfall abgebrochen. | Der Use Case wurde abgebrochen",
        "ends": "Ende des Anwendungsfalls | Der Anwendungsfall ist beendet | Der Use Case endet. | Ende"
        " | Der Anwendungsfall endet hier | Damit endet der Anwendungsfall | Der Ablauf ist damit beendet | Use Case Ende"
        " | Anwendungsfall beendet | Der Ablauf wurde beendet",
        "step": "Der Kunde geht zu Schritt 2 der Treppe | Der Kunde macht weiter mit der Zahlung | Die Bestellung wird"
        " abgebrochen | Das System kehrt zur Startseite zurück | Der Vorgangstext wird gespeichert | Weiter mit der Zahlung"
        " | Der Kunde endet | Wird beendet | Der Kunde geht weiter bei Schritt 2 | Die Prüfung schlägt fehl"
        " | Der Kellner fährt mit dem Wagen fort | Zurück zur Startseite | Der Anwendungsfall endet, wenn der Kunde geht"
        " | Ausleihe beendet | Anwendungsfall gespeichert",
    },
    "fr": {
        "at 2": "Retour au scénario nominal avant l'étape 2 |"
        " Reprise à l'étape 2 | L'enchaînement reprend au point 2 | Le scénario nominal reprend à l'étape 2"
        " | Aller à l'étape 2 | Retour au point 2 | Poursuivre à l'étape 2 | Le cas d’utilisation reprend à l’étape 2"
        " | Le scénario nominal reprend au point 2. | Retour à l'étape 2 du scénario nominal | On revient à l'étape 2"
        " | Reprend à l’étape 2 | Revenir à l'étape 2 | Le scénario continue à partir de l'étape 2 | Passer à l'étape 2"
        " | Le cas d'utilisation se poursuit à l'étape 2",
        "on": "Reprend | Le scénario continue | Retour au scénario nominal | Passer à l'étape suivante",
        "again": "Réessayer | Nouvelle tentative",
        "success": "Se termine par un succès | Le cas d'utilisation se termine avec succès. | Réussit | Fin normale"
        " | Cas d'utilisation terminé avec succès",
        "failure": "Le cas d'utilisation se termine en échec | Se termine par un échec | Le cas d'utilisation échoue"
        " | Le cas d'utilisation est abandonné | Abandon du cas d'utilisation"
        " | Cas d'utilisation annulé",
        "ends": "Fin du cas d'utilisation | Fin du cas d’utilisation. | Le cas d'utilisation se termine | Fin"
        " | Le scénario s'arrête ici | Fin du scénario | Le cas d'utilisation prend fin | Le cas d'utilisation est terminé"
        " | Scénario terminé",
        "step": "Le client continue à l'étage 2 | Le client passe à la caisse | Le système retourne à la page d'accueil"
        " | La commande est annulée | Le client reprend la carte | Continuer avec le paiement | Le paiement échoue"
        " | Retour à l'accueil | Est terminé | Le client va à l'étape 2 | Fin de la communication"
        " | Le client se termine",
    },
    "es": {
        "at 2": "Vuelve al flujo principal antes del paso 2 |"
        " Vuelve al flujo básico en el paso 2 | Retoma el flujo principal en el paso 2 |"
        " Vuelve al paso 2 | Regresa al paso 2 | Se continúa con el paso 2 | Ir al paso 2 | Continúa en el paso 2"
        " | El caso de uso continúa en el paso 2 | Se vuelve al paso 2 | Regresa al paso 2 del flujo principal"
        " | Retorna al paso 2 | Volver al paso 2. | El flujo continúa desde el paso 2 | Se reanuda en el paso 2"
        " | El caso de uso regresa al paso 2 | Se reincorpora en el paso 2 | Vuelve a 2",
        "on": "Continúa | El caso de uso continúa. | Vuelve al flujo principal | Continúa con el siguiente paso",
        "again": "Reintentar | Vuelve a intentar",
        "success": "Termina con éxito | El caso de uso finaliza con éxito | El caso de uso termina exitosamente."
        " | Caso de uso terminado con éxito",
        "failure": "El caso de uso termina sin éxito | Termina en fracaso | El caso de uso falla | El caso de uso finaliza"
        " con error | Se cancela el caso de uso | El caso de uso se cancela"
        " | Caso de uso cancelado | Caso de uso fallido",
        "ends": "Fin del caso de uso | El caso de uso finaliza | El caso de uso termina. | Termina el caso de uso | Fin"
        " | Finaliza el caso de uso | Se termina el caso de uso | El caso de uso ha finalizado"
        " | Caso de uso finalizado.",
        "step": "El cliente continúa con el pago | El sistema vuelve a la página de inicio | El cliente va al paso de cebra"
        " | Se cancela el pedido | El pago falla | Vuelve a la página anterior | Continúa con el pago"
        " | El cliente regresa al paso 2 | Está terminado | El cliente termina | Fin de la llamada | Ir a la caja"
        " | Pedido cancelado",
    },
    "pt": {
        "at 2": "Volta ao fluxo básico antes do passo 2 |"
        " Retorna ao fluxo principal, passo 2 | Retoma o fluxo principal no passo 2 |"
        " Retorna para o passo 2 | Retorna ao passo 2 do fluxo principal | Ir para o passo 2 | Volta ao passo 2"
        " | O caso de uso retorna ao passo 2 | Volta para o passo 2 | Retorna ao passo 2 | Voltar ao passo 2."
        " | O fluxo continua no passo 2 | Continua a partir do passo 2 | O caso de uso é retomado no passo 2"
        " | Segue para o passo 2 | Vai para o passo 2 | Retoma no passo 2 do fluxo básico",
        "on": "Continua | O caso de uso continua | Retorna ao fluxo principal | Continua no próximo passo",
        "again": "Tentar novamente | Nova tentativa",
        "success": "Termina com sucesso | O caso de uso é encerrado com sucesso | O caso de uso finaliza com êxito",
        "failure": "Termina com falha | Termina em falha | O caso de uso termina sem sucesso | O caso de uso falha"
        " | O caso de uso é cancelado | O caso de uso encerra com erro"
        " | Caso de uso cancelado",
        "ends": "O caso de uso é encerrado | Fim do caso de uso | O caso de uso termina. | Encerra o caso de uso | Fim"
        " | O caso de uso é finalizado | Encerra-se o caso de uso | Termina"
        " | O caso de uso foi encerrado | Caso de uso encerrado",
        "step": "O cliente continua com o pagamento | O sistema retorna à página inicial | O cliente vai para o caixa"
        " | O pedido é cancelado | O pagamento falha | Continua com o pagamento | O cliente volta ao passo 2"
        " | É encerrado | Fim da ligação | Ir para o caixa | O cliente termina | O sistema encerra a sessão",
    },
    "nl": {
        "at 2": "Terug naar het hoofdscenario voor stap 2 |"
        " Terug naar het hoofdscenario, stap 2 | Hervat de hoofdstroom bij stap 2 |"
        " Ga verder met stap 2 | Ga naar stap 2 | Verder bij stap 2 | Ga verder bij stap 2 | Terug naar stap 2"
        " | De use case gaat verder bij stap 2 | De use case wordt hervat bij stap 2 | Keer terug naar stap 2"
        " | Het scenario gaat verder met stap 2 | De use case vervolgt bij stap 2 | Hervat bij stap 2"
        " | Terug naar stap 2 van het hoofdscenario | Gaat verder vanaf stap 2 | Ga terug naar stap 2",
        "on": "Ga verder | De use case gaat verder | Terug naar het hoofdscenario | Ga verder met de volgende stap",
        "again": "Opnieuw proberen | Probeer opnieuw",
        "success": "De use case eindigt met succes | Eindigt succesvol | De use case slaagt",
        "failure": "De use case eindigt zonder succes | De use case mislukt | De use case wordt afgebroken"
        " | Eindigt in een mislukking | De use case wordt geannuleerd"
        " | Use case afgebroken",
        "ends": "Einde use case | Einde van de use case | De use case eindigt. | De use case stopt | Einde"
        " | Hiermee eindigt de use case | De use case is beëindigd | Use case eindigt"
        " | Use case beëindigd",
        "step": "De klant gaat verder met betalen | Het systeem gaat terug naar de startpagina | De klant gaat naar stap 2"
        " | De bestelling wordt geannuleerd | De betaling mislukt | Ga naar de kassa | Terug naar de startpagina"
        " | Is beëindigd | De klant stopt | Einde van het gesprek | Verder met betalen | De ober wordt hervat bij stap 2",
    },
    "ja": {
        "at 2": "ステップ2に戻る | ステップ 2 に戻る。 | 手順2に戻る | ステップ2から再開する | 基本フローのステップ2に戻る"
        " | ステップ2へ戻る | ステップ2へ進む | 手順2から続ける | ユースケースはステップ2から再開する | ステップ２に戻る"
        " | ステップ2から再開 | フローはステップ2に合流する | 2に戻る",
        "on": "再開する | ユースケースを続行する | 基本フローに戻る | 次のステップへ進む | 処理を継続する",
        "again": "再試行する | やり直す",
        "success": "成功で終わる | 正常終了する | ユースケースは成功する | ユースケースは正常に終了する",
        "failure": "失敗で終わる | 異常終了する | ユースケースは失敗する | ユースケースを中止する | 失敗として終了する",
        "ends": "ユースケースを終了する | ユースケースは終了する。 | 終了 | ユースケース終了 | 本ユースケースを終了する"
        " | フローを終了する | ユースケースの終了 | ここで終了する",
        "step": "顧客は支払いを続ける | システムは開始画面に戻る | 顧客はステップ2に戻る | 注文を取り消す | 支払いに失敗する"
        " | 開始画面に戻る | 支払いを再開する | 顧客は通話を終了する | システムは注文を終了する | 2階に戻る"
        " | 店員は2に戻る | 顧客は終了する",
    },
    "zh": {
        "at 2": "返回第2步 | 返回步骤2 | 返回步骤 2。 | 回到步骤2 | 转到步骤2 | 从步骤2继续 | 返回主流程的步骤2"
        " | 返回基本流程第2步 | 用例从步骤2继续 | 跳转到步骤2 | 继续执行步骤2 | 转步骤2 | 返回到第 2 步 | 用例返回步骤2",
        "on": "继续 | 用例继续 | 返回主流程 | 返回基本流 | 继续下一步 | 恢复",
        "again": "重试 | 再试一次",
        "success": "成功结束 | 用例成功结束 | 用例正常结束",
        "failure": "失败结束 | 用例失败 | 用例异常结束 | 用例以失败结束 | 用例被取消 | 用例中止 | 用例取消",
        "ends": "用例结束 | 用例结束。 | 结束 | 结束用例 | 本用例结束 | 流程结束 | 用例终止 | 用例到此结束",
        "step": "用户继续支付 | 系统返回首页 | 用户返回步骤2 | 取消订单 | 支付失败 | 返回首页 | 继续支付 | 用户结束通话"
        " | 系统结束会话 | 返回2楼 | 店员回到2 | 订单被取消",
    },
    "ar": {
        "at 2": "العودة إلى التدفق الرئيسي في الخطوة 2 |"
        " العودة إلى الخطوة 2 | يعود إلى الخطوة 2 | الرجوع إلى الخطوة 2 | تعود حالة الاستخدام إلى الخطوة 2"
        " | يستأنف من الخطوة 2 | تستأنف حالة الاستخدام من الخطوة 2 | الانتقال إلى الخطوة 2 | يستمر من الخطوة 2"
        " | العودة إلى الخطوة رقم 2 | يعود السيناريو إلى الخطوة 2 | العودة إلى الخطوة 2 في التدفق الأساسي | اذهب إلى الخطوة 2"
        " | حالة الاستخدام تستأنف من الخطوة 2 | العودة إلى الخطوة ٢",
        "on": "يستأنف | تستمر حالة الاستخدام | العودة إلى التدفق الأساسي | الانتقال إلى الخطوة التالية",
        "again": "إعادة المحاولة | يعيد المحاولة",
        "success": "ينتهي بنجاح | تنتهي حالة الاستخدام بنجاح | تنجح حالة الاستخدام",
        "failure": "ينتهي بالفشل | تنتهي حالة الاستخدام بفشل | تفشل حالة الاستخدام | تُلغى حالة الاستخدام"
        " | تنتهي حالة الاستخدام دون نجاح",
        "ends": "تنتهي حالة الاستخدام | نهاية حالة الاستخدام | ينتهي السيناريو | ينتهي | انتهاء حالة الاستخدام"
        " | تنتهي حالة الاستخدام هنا | حالة الاستخدام تنتهي | النهاية",
        "step": "يستمر العميل في الدفع | يعود النظام إلى الصفحة الرئيسية | يعود العميل إلى الخطوة 2 | يُلغى الطلب"
        " | تفشل عملية الدفع | العودة إلى الصفحة الرئيسية | ينهي العميل المكالمة | ينتقل العميل إلى 2 | ينتهي العميل"
        " | متابعة الدفع | تنتهي المكالمة | نهاية المكالمة",
    },
}

LOOPS: dict[str, str] = {
    "en": "Repeat steps 2-3 until A has it | Steps 2-3 are repeated until A has it | A repeats steps 2 to 3 until A has it",
    "de": "Wiederhole die Schritte 2–3, bis A has it | Die Schritte 2 bis 3 werden wiederholt, bis A has it"
    " | A wiederholt die Schritte 2-3 bis A has it",
    "fr": "Répéter les étapes 2 à 3 jusqu'à ce que A has it | Les étapes 2 à 3 sont répétées jusqu'à ce que A has it",
    "es": "Repetir los pasos 2 a 3 hasta que A has it | Los pasos 2-3 se repiten hasta que A has it",
    "pt": "Repetir os passos 2 a 3 até que A has it | Os passos 2-3 se repetem até que A has it",
    "nl": "Herhaal de stappen 2 tot en met 3 totdat A has it | De stappen 2-3 worden herhaald totdat A has it",
    "ja": "A has itまでステップ2から3を繰り返す | A has itまで、ステップ2～3を繰り返す",
    "zh": "重复步骤2到3直到A has it | 重复步骤 2-3，直到A has it为止",
    "ar": "كرر الخطوات 2 إلى 3 حتى A has it | تُعاد الخطوات 2-3 حتى A has it",
}
"""How people say a loop over the steps 2 and 3, until `A has it`."""

GOING_ON_ELSEWHERE: dict[str, str] = {
    "en": "continue with UC-9 | the use case goes on with use case UC-9 | go to UC-9 | proceed to UC-9"
    " | Follow the use case UC-9 | continue with the use case UC-9",
    "de": "weiter mit UC-9 | siehe Anwendungsfall UC-9 | Der Anwendungsfall wird mit UC-9 fortgesetzt | weiter zu UC-9"
    " | Siehe den Anwendungsfall UC-9",
    "fr": "continue avec UC-9 | voir le cas d'utilisation UC-9 | passer à UC-9 | Le scénario se poursuit dans UC-9",
    "es": "continúa con UC-9 | ver caso de uso UC-9 | ir a UC-9 | siga UC-9 | El flujo continúa en el caso de uso UC-9",
    "pt": "continua com UC-9 | ver o caso de uso UC-9 | ir para UC-9 | siga o caso de uso UC-9 | O fluxo segue para o caso de uso UC-9",
    "nl": "ga verder met UC-9 | zie use case UC-9 | ga naar UC-9 | De use case gaat verder in UC-9"
    " | zie de use case UC-9",
    "ja": "UC-9に進む | ユースケースUC-9に続く | UC-9 を参照",
    "zh": "转到UC-9 | 继续用例UC-9 | 参见 UC-9",
    "ar": "يستمر مع UC-9 | انظر حالة الاستخدام UC-9 | الانتقال إلى UC-9",
}
"""Ends in another use case."""

REMARKED: dict[str, str] = {
    "en": "Use case ends _without changes_ | _If paid_, resume at 2 | resume at step 2 _for the other cards_",
    "de": "Der Anwendungsfall endet _ohne Änderungen_ | _Wenn bezahlt_, weiter mit Schritt 2 | Abbruch _mit Fehlermeldung_",
    "fr": "Le cas d'utilisation se termine _sans modification_ | _Si le client accepte_, retour à l'étape 2"
    " | Échec _car le stock est vide_",
    "es": "El caso de uso termina _sin cambios_ | _Si acepta_, vuelve al paso 2 | Falla _porque no hay stock_",
    "pt": "O caso de uso termina _sem alterações_ | _Se aceitar_, volta ao passo 2 | Falha _porque não há estoque_",
    "nl": "De use case eindigt _zonder wijzigingen_ | _Als de klant betaalt_, ga verder met stap 2"
    " | Mislukt _omdat de voorraad op is_",
    "ja": "_確認できた場合_、ステップ2に戻る | ユースケースは終了する（_変更なし_）",
    "zh": "_如果确认_，返回第2步 | 用例结束，_不作任何更改_",
    "ar": "تنتهي حالة الاستخدام _بدون تغييرات_ | _إذا وافق العميل_، العودة إلى الخطوة 2",
}
"""Ends with a remark, which stands between two `_`."""

ROLES = {
    "en": (
        "The system shows the list.",
        "User picks one.",
        "System administrator looks. | User interface blinks. | System 2 waits. | Systems agree.",
    ),
    "de": (
        "Das System zeigt die Liste.",
        "Der Benutzer wählt.",
        "System Admin schaut. | Systemverwalter schaut. | Benutzer und Koch gehen.",
    ),
    "fr": (
        "Le système affiche la liste.",
        "L’utilisateur choisit.",
        "Système de paiement répond. | Système d'alarme sonne. | Utilisateur administrateur choisit.",
    ),
    "es": (
        "El sistema muestra la lista.",
        "Usuario elige.",
        "Sistema de pagos responde. | Usuario administrador elige.",
    ),
    "pt": (
        "O sistema exibe a lista.",
        "O usuário escolhe.",
        "Sistema de pagamento responde. | Usuário administrador escolhe.",
    ),
    "nl": (
        "Het systeem toont de lijst.",
        "De gebruiker kiest.",
        "Systeembeheerder kijkt. | Systeem van de bank antwoordt.",
    ),
    "ja": (
        "システムは一覧を表示する。",
        "ユーザーが選ぶ。",
        "システム管理者は見る。 | ユーザー登録が必要である。",
    ),
    "zh": ("系统显示列表。", "用户选择。", "系统管理员查看。 | 用户界面闪烁。"),
    "ar": ("النظام يعرض القائمة.", "المستخدم يختار.", "النظام الخارجي يجيب. | المستخدم المسؤول يختار."),
}
"""Who acts: the system, the primary actor, and others whose names begin with the words for these."""

ENDS = {
    "en": ("resume at 1", "continue", "ends in success", "ends in failure"),
    "de": ("weiter mit Schritt 1", "weiter", "endet mit Erfolg", "endet mit Misserfolg"),
    "fr": ("reprend à l'étape 1", "reprend", "se termine avec succès", "échoue"),
    "es": ("continúa en el paso 1", "continúa", "termina con éxito", "fracasa"),
    "pt": ("volta ao passo 1", "continua", "termina com sucesso", "falha"),
    "nl": ("ga verder bij stap 1", "ga verder", "eindigt met succes", "mislukt"),
    "ja": ("ステップ1に戻る", "続行", "成功で終わる", "失敗で終わる"),
    "zh": ("返回步骤1", "继续", "成功结束", "失败结束"),
    "ar": ("العودة إلى الخطوة 1", "يستأنف", "ينتهي بنجاح", "ينتهي بالفشل"),
}
"""How an extension ends: goes on at step 1, goes on, in success, in failure."""

BLOCKS = {
    "de": "Titel: Essen bestellen\nAkteur: Kunde\nVorbedingungen: [Er hat Hunger.]\nSchritte: [Kunde bestellt., Koch kocht.]\n"
    "Erweiterungen:\n  1a:\n    wenn: nichts da ist\n    Schritte: [Koch sagt es.]\n    dann: endet mit Misserfolg\n",
    "fr": "Titre: Commander\nActeur: Client\nPréconditions: [Il a faim.]\nÉtapes: [Client commande., Chef cuisine.]\n"
    "Scénarios alternatifs:\n  1a:\n    quand: rien\n    traitement: [Chef le dit.]\n    alors: échoue\n",
    "es": "Título: Pedir\nActor: Cliente\nPrecondiciones: [Hambre.]\nFlujo principal: [Cliente pide., Chef cocina.]\n"
    "Flujos alternativos:\n  1a:\n    cuando: nada\n    pasos: [Chef lo dice.]\n    entonces: fracasa\n",
    "pt": "Título: Pedir\nAtor: Cliente\nPré-condições: [Fome.]\nFluxo principal: [Cliente pede., Chef cozinha.]\n"
    "Fluxos alternativos:\n  1a:\n    quando: nada\n    passos: [Chef diz.]\n    então: falha\n",
    "nl": "Titel: Bestellen\nActor: Klant\nPrecondities: [Honger.]\nHoofdscenario: [Klant bestelt., Kok kookt.]\n"
    "Alternatieve scenario's:\n  1a:\n    wanneer: niets\n    stappen: [Kok zegt het.]\n    dan: mislukt\n",
    "ja": "タイトル: 注文\nアクター: 顧客\n事前条件: [空腹]\n基本フロー: [顧客は注文する, 店は作る]\n"
    "代替フロー:\n  1a:\n    条件: 無い\n    手順: [店は言う]\n    結果: 失敗で終わる\n",
    "zh": "标题: 点餐\n参与者: 顾客\n前置条件: [饿]\n基本流程: [顾客点餐, 厨师做饭]\n"
    "备选流程:\n  1a:\n    条件: 没有\n    步骤: [厨师说明]\n    然后: 失败结束\n",
    "ar": "العنوان: طلب\nالفاعل: العميل\nالشروط المسبقة: [الجوع]\nالخطوات: [العميل يطلب, الطباخ يطبخ]\n"
    "التدفقات البديلة:\n  1a:\n    عندما: لا شيء\n    الخطوات: [الطباخ يقول]\n    ثم: ينتهي بفشل\n",
}
"""A block from the first key to the last; English ones are everywhere."""
