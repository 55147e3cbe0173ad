/**
 * What the server says of single cases on a visitor's path (door, room, work, verify, report, sign-in), in Traditional Chinese: the English
 * sentence, its values as `{0}`, `{1}`, to the Chinese one.
 */
export const SAID_ZH_TW: Readonly<Record<string, string>> = {
  "At most {0} can be taken.": "最多接受 {0}。",
  "Another site sent this request, so it was refused.": "這個請求來自別的網站，所以被拒絕了。",
  "There is no work at that address.": "這個網址沒有作品。",
  "Others are verifying too. Try again in a moment.": "其他人也在驗證。請稍後再試。",
  "You have joined another room since.": "你之後加入了另一個房間。",
  "The answer would be too large. Ask for less at once.": "回覆會太大。請一次少要一點。",
  "This room's model is not installed here.": "這裡沒有安裝這個房間的模型。",
  "Too many passwords are being checked here right now. Try again in a moment.":
    "這裡目前正在檢查太多密碼。請稍後再試。",
  "Give the room a title.": "請給房間一個標題。",
  "That moment is not in this room's history.": "這個時刻不在這個房間的歷史裡。",
  "One of those moments is not in this room's history.": "其中一個時刻不在這個房間的歷史裡。",
  "The files of your works fill the {0} MiB you may use. Take a work down first. An account may do more than a guest.":
    "你作品的檔案已用滿可用的 {0} MiB。請先撤下一件作品。帳號能做的比訪客多。",
  "The files of your works fill the {0} MiB you may use. Take a work down first.":
    "你作品的檔案已用滿可用的 {0} MiB。請先撤下一件作品。",
  "You cannot chat or comment until {0}.": "在 {0} 之前你不能聊天或留言。",
  "You cannot chat or comment.": "你不能聊天或留言。",
  "Your account is suspended until {0}.": "你的帳號被停權到 {0}。",
  "Your account is suspended.": "你的帳號已被停權。",
  "Your account is banned until {0}.": "你的帳號被封鎖到 {0}。",
  "Your account is banned, without an end.": "你的帳號已被封鎖，沒有期限。",
  "You keep {0} seeds here: let one go first.": "你在這裡已保留 {0} 個種子：請先放掉一個。",
  "Write a little more, in visible characters.": "請用看得見的字元多寫一點。",
  "Write something first.": "請先寫點什麼。",
  "Write a word first.": "請先寫一個詞。",
  "Give it a title.": "請給它一個標題。",
  "This is yours. You can take it down yourself.": "這是你的。你可以自己撤下。",
  "Exports are for the room's host and editors.": "匯出只開放給房間的主持人與編輯者。",
  "The room has no settled picture yet.": "房間還沒有完成的畫面。",
  "Too many pictures are waiting. Try again in a moment.": "等待中的畫面太多了。請稍後再試。",
  "That model is switched off for new rooms.": "新房間目前不能使用這個模型。",
  "Every model is switched off for new rooms.": "新房間目前不能使用任何模型。",
  "No finish is installed here.": "這裡沒有安裝畫風。",
  "The finish that paints it is not installed here.": "這裡沒有安裝繪製它的畫風。",
  "Publishing from The Commons needs an account. Make one; what you did here stays yours.":
    "從 The Commons 發表需要帳號。建立一個吧；你在這裡做過的仍屬於你。",
  "Only the room's host can publish what it made.": "只有房間的主持人能發表房間的作品。",
  "Moderators removed this work. It cannot be published again.": "管理員移除了這件作品，不能再次發表。",
  "Give the work a title.": "請給作品一個標題。",
  "A work has at most {0} tags.": "一件作品最多有 {0} 個標籤。",
  "Works come as {0} of {1} pixels.": "作品以 {1} 像素的 {0} 提供。",
  "Remix one work, or two different ones.": "請重混一件作品，或兩件不同的作品。",
  "Only works of the same model can be mixed.": "只有同一個模型的作品可以混合。",
  "All rights to this work are reserved. Ask its makers to remix it.":
    "這件作品保留所有權利。要重混請徵求作者同意。",
  "This picture was published, and somebody whose part is in it has withdrawn it.":
    "這個畫面曾經發表，而其中一位參與者已退出。",
  "This is not a record of Cohue, or a damaged one.": "這不是 Cohue 的紀錄，或已損毀。",
  "{0} Version {1} is shown to nobody any more; what is left of it is its record’s hash, {2}.":
    "{0}第 {1} 版不再對任何人展示；留下的只有其紀錄的雜湊值 {2}。",
  "That was too often. Try again in {0} seconds.": "太頻繁了。請在 {0} 秒後再試。",
  "The host has deleted this room.": "主持人已刪除這個房間。",
  "This room's history is full, so nobody new can join. You can branch its picture.":
    "這個房間的歷史已滿，新的人無法加入。你可以從它的畫面建立分支。",
  "You are not in this room at the moment, so that was not done. Reload the page to come in again.":
    "你目前不在這個房間，所以沒有執行。請重新載入頁面再進來。",
  "You have asked a few times already. Give the host five minutes.": "你已經問過幾次了。請給主持人五分鐘。",
  "You have tried too many passwords. Wait a minute, or ask somebody inside for an invite link.":
    "你試了太多次密碼。請等一分鐘，或向裡面的人要邀請連結。",
  "Too many passwords were tried from your network. Wait a minute, or ask somebody inside for an invite link.":
    "你的網路試了太多次密碼。請等一分鐘，或向裡面的人要邀請連結。",
  "Too many passwords were tried on this room. Wait a minute, or ask somebody inside for an invite link.":
    "這個房間被試了太多次密碼。請等一分鐘，或向裡面的人要邀請連結。",
  "Too many passwords were tried here. Wait a minute, or ask somebody inside for an invite link.":
    "這裡被試了太多次密碼。請等一分鐘，或向裡面的人要邀請連結。",
  "Thirty pictures an hour can be made hands. Try again later.": "每小時可以把三十張圖做成手。請稍後再試。",
  "Pictures cannot be stored or read right now. Try again in a moment.":
    "目前無法儲存或讀取畫面。請稍後再試。",
  "Say that you may use the picture.": "請說明你有權使用這張圖。",
  "Looking at it took too long, or more memory than there is for one file.":
    "檢視它花了太久，或超過一個檔案可用的記憶體。",
  "Moderators have removed you from this room. Rule: {0}. You can appeal at /appeals.":
    "管理員已將你移出這個房間。規則：{0}。你可以在 /appeals 申訴。",
  "You are banned here until {0}. Reason: {1}. You can appeal at /appeals.":
    "你在這裡被封鎖到 {0}。理由：{1}。你可以在 /appeals 申訴。",
  "You are banned here until {0}. You can appeal at /appeals.":
    "你在這裡被封鎖到 {0}。你可以在 /appeals 申訴。",
  "You are suspended here until {0}. Reason: {1}. You can appeal at /appeals.":
    "你在這裡被停權到 {0}。理由：{1}。你可以在 /appeals 申訴。",
  "You are suspended here until {0}. You can appeal at /appeals.":
    "你在這裡被停權到 {0}。你可以在 /appeals 申訴。",
  "You cannot chat or comment here until {0}. Reason: {1}. You can appeal at /appeals.":
    "在 {0} 之前你不能在這裡聊天或留言。理由：{1}。你可以在 /appeals 申訴。",
  "You cannot chat or comment here until {0}. You can appeal at /appeals.":
    "在 {0} 之前你不能在這裡聊天或留言。你可以在 /appeals 申訴。",
  "You are banned here. Reason: {0}. You can appeal at /appeals.":
    "你在這裡已被封鎖。理由：{0}。你可以在 /appeals 申訴。",
  "You are banned here. You can appeal at /appeals.": "你在這裡已被封鎖。你可以在 /appeals 申訴。",
  "You host {0} open rooms, as many as you may. Close or leave one first. An account may do more than a guest.":
    "你主持 {0} 個開放的房間，已達上限。請先關閉或離開一個。帳號能做的比訪客多。",
  "You host {0} open rooms, as many as you may. Close or leave one first.":
    "你主持 {0} 個開放的房間，已達上限。請先關閉或離開一個。",
  "You have published {0} works in a day, as many as you may. Go on tomorrow. An account may do more than a guest.":
    "你一天內已發表 {0} 件作品，已達上限。請明天繼續。帳號能做的比訪客多。",
  "You have published {0} works in a day, as many as you may. Go on tomorrow.":
    "你一天內已發表 {0} 件作品，已達上限。請明天繼續。",
  "{0} pictures were made for you today, as many as you may. Go on tomorrow. An account may do more than a guest.":
    "今天已為你算了 {0} 張圖，已達上限。請明天繼續。帳號能做的比訪客多。",
  "{0} pictures were made for you today, as many as you may. Go on tomorrow.":
    "今天已為你算了 {0} 張圖，已達上限。請明天繼續。",
  "That is not open to you here. An account may do more than a guest.":
    "這在這裡沒有對你開放。帳號能做的比訪客多。",
  "That is not open to you here.": "這在這裡沒有對你開放。",
  "{0} reports an hour are the most for a guest. Those you sent are with the moderators; this one was not sent. Try again in an hour.":
    "訪客每小時最多檢舉 {0} 次。你送出的已在管理員手上；這一則沒有送出。請一小時後再試。",
  "{0} reports an hour are the most. Those you sent are with the moderators; this one was not sent. Try again in an hour.":
    "每小時最多檢舉 {0} 次。你送出的已在管理員手上；這一則沒有送出。請一小時後再試。",
  "Many reports came from your network. Those you sent are with the moderators; this one was not sent. Try again in an hour.":
    "你的網路送出了許多檢舉。你送出的已在管理員手上；這一則沒有送出。請一小時後再試。",
  "Someone who used this browser was banned, so no new guest can come in from it for now. If that was not you, sign in with an account or ask a moderator.":
    "曾使用這個瀏覽器的人被封鎖了，所以目前不能有新訪客由此進入。如果那不是你，請用帳號登入或詢問管理員。",
  "A guest who was banned came from this internet address, which others may share. No new guest can come in from it for a week; sign in with an account, or try later.":
    "一位被封鎖的訪客來自這個網路位址，其他人可能也共用它。一週內不能有新訪客由此進入；請用帳號登入，或稍後再試。",
  "Guests cannot come in right now. Sign in with an account.": "目前訪客不能進入。請用帳號登入。",
  "New accounts cannot be made here right now.": "目前這裡不能建立新帳號。",
  "That is no address. Write your own.": "這不是電子郵件地址。請填寫你自己的。",
  "Invalid email or password": "電子郵件或密碼不正確",
  "Invalid email": "電子郵件不正確",
  "Password too short": "密碼太短",
  "Password too long": "密碼太長",
  "User already exists.": "這個使用者已存在。",
  "User already exists. Use another email.": "這個使用者已存在。請用別的電子郵件。",
  "Moderators removed this work: {0}": "管理員移除了這件作品：{0}",
  "Moderators removed this work.": "管理員移除了這件作品。",
  "Moderators have hidden this work: {0}": "管理員隱藏了這件作品：{0}",
  "Moderators have hidden this work.": "管理員隱藏了這件作品。",
  "Moderators are looking at this work before it is shown.": "展示之前，管理員正在查看這件作品。",
  "It waits for the answers of those who made it.": "它在等候參與者的回覆。",
  "This work is not shown for the moment. {0}": "這件作品目前不展示。{0}",
  "This work is not shown for the moment.": "這件作品目前不展示。",
  "Its makers have taken this work down: {0}": "作者已撤下這件作品：{0}",
  "Its makers have taken this work down.": "作者已撤下這件作品。",
  "This picture was published, and made anew without someone who withdrew from it.":
    "這個畫面曾經發表，後來在有人退出後重新製作。",
  "Moderators removed this collection: {0}": "管理員移除了這個收藏集：{0}",
  "Moderators removed this collection.": "管理員移除了這個收藏集。",
  "Moderators are looking at this collection: {0}": "管理員正在查看這個收藏集：{0}",
  "Moderators are looking at this collection.": "管理員正在查看這個收藏集。",
  "Moderators have hidden this collection: {0}": "管理員隱藏了這個收藏集：{0}",
  "Moderators have hidden this collection.": "管理員隱藏了這個收藏集。",
  "Moderators removed this exhibition: {0}": "管理員移除了這個展覽：{0}",
  "Moderators removed this exhibition.": "管理員移除了這個展覽。",
  "Moderators are looking at this exhibition: {0}": "管理員正在查看這個展覽：{0}",
  "Moderators are looking at this exhibition.": "管理員正在查看這個展覽。",
  "Moderators have hidden this exhibition: {0}": "管理員隱藏了這個展覽：{0}",
  "Moderators have hidden this exhibition.": "管理員隱藏了這個展覽。",
  "The file is empty.": "檔案是空的。",
  "The file is larger than 32 MB.": "檔案超過 32 MB。",
  "It is not a PNG, JPEG, WebP, AVIF, GIF or TIFF image.": "它不是 PNG、JPEG、WebP、AVIF、GIF 或 TIFF 圖像。",
  "The image is damaged.": "圖像已損毀。",
  "The image is cut short or damaged.": "圖像不完整或已損毀。",
  "The image has {0} x {1} pixels: more than can be looked at.": "圖像有 {0} x {1} 像素：超過能檢視的大小。",
  "There is a character in that text that cannot be kept (a NUL). Take it out and try again.":
    "文字裡有無法保存的字元（NUL）。請移除後再試。",
  "The server cannot count requests right now. Try again in a moment.":
    "伺服器目前無法計算請求。請稍後再試。",
  "The other parts of the server cannot be told right now. Try again in a moment.":
    "目前無法通知伺服器的其他部分。請稍後再試。",
  "The server cannot find out right now which of its parts does this. Try again in a moment.":
    "伺服器目前無法得知由哪一部分處理。請稍後再試。",
  "The server did not answer in time. Look whether it was done before you try again.":
    "伺服器沒有及時回覆。再試之前，請先看看是否已完成。",
  "The other parts of the server cannot be reached right now. Try again in a moment.":
    "目前無法連上伺服器的其他部分。請稍後再試。",
  "The other parts of the server cannot be heard right now. Try again in a moment.":
    "目前收不到伺服器其他部分的訊息。請稍後再試。",
  "The other parts of the server cannot be found right now. Try again in a moment.":
    "目前找不到伺服器的其他部分。請稍後再試。",
  "You have this place open in too many tabs or devices. Close some, then reload.":
    "你在太多分頁或裝置開著這裡。請關閉一些，再重新載入。",
  "someone withdrew": "有人退出",
  "credits changed": "署名有更改",
  "someone left": "有人離開",
  "a split was declared": "聲明了分配",
  "Nothing that sexualises children": "不得將兒童性化",
  "No threats and no harm": "不得威脅或傷害",
  "No one's private life": "不得侵犯私生活",
  "No hatred": "不得仇恨",
  "No hounding of people": "不得騷擾",
  "No sexual content in public": "公開處不得有色情內容",
  "No cruelty for its own sake": "不得以殘酷為樂",
  "Others' rights": "他人的權利",
  "Honest credit": "誠實署名",
  "No advertising and no flooding": "不得廣告或洗版",
  "No way around a decision": "不得規避決定",
  "The law": "法律",
  "A tag has at most 80 characters.": "一個標籤最多 80 個字元。",
  "A work has at most 24 tags.": "一件作品最多 24 個標籤。",
  "That text is too long: at most {0} characters.": "這段文字太長：最多 {0} 個字元。",
  "Choose a password of at least 4 characters.": "請選擇至少 4 個字元的密碼。",
};
