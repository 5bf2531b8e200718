import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: '錄製語音訊息',
    recorder: '語音訊息',
    cancelRecording: '取消錄音',
    finishRecording: '完成錄音',
    askingForMicrophone: '正在等候麥克風…',
    recordingStarted: '錄音中。按 Enter 鍵完成，按 Esc 鍵取消。',
    recordedFor: '已錄音 {time}',
    transcribing: '正在將語音轉成文字…',
    transcribed: '已加入您的訊息：{text}',
    cancelled: '已取消錄音',
    tryAgain: '重試',
    dismiss: '關閉',

    readAloud: '朗讀',
    cancelReading: '取消朗讀',
    pause: '暫停',
    resume: '繼續',
    play: '播放',
    playHint: '您的瀏覽器需要先按一下才會播放聲音。',
    readByItself: '自動朗讀回答',

    problems: {
      insecure: '語音訊息只能在使用安全網址 (https) 的頁面上使用。',
      unsupported: '此瀏覽器無法錄音。',
      NotAllowedError:
        '麥克風遭到封鎖。請在瀏覽器設定（通常是網址旁的圖示）中允許此頁面使用麥克風，然後再試一次。',
      SecurityError: '此頁面不允許聊天使用麥克風。',
      NotFoundError: '找不到麥克風。請連接麥克風，然後再試一次。',
      NotReadableError: '無法開啟麥克風，可能有其他程式正在使用。',
      recorder: '無法錄音，請再試一次。',
      tooShort: '錄音太短。請多說一點再完成。',
      silent: '聽不到任何聲音。麥克風是否已靜音？',
      noWords: '無法辨識語音內容，請再試一次。',
      nothingToRead: '這則回答沒有可朗讀的內容。',
      unplayable: '無法播放聲音。',
      speechFailed: '無法朗讀這則回答。',
    },

    errors: {
      network: '無法傳送語音訊息，錄音已保留。請檢查網路連線，然後再試一次。',
      timeout: '語音轉文字的時間過長，錄音已保留。請再試一次。',
      bad_response: '無法將語音訊息轉成文字。',
      audio_too_large: '語音訊息太長，此助理無法處理。',
      request_entity_too_large: '語音訊息太長，此助理無法處理。',
      unsupported_audio_type: '此助理無法讀取這段錄音。',
      unsupported_media_type: '此助理無法讀取這段錄音。',
      speech_to_text_disabled: '此助理目前不接受語音訊息。',
      provider_not_support_speech_to_text: '此助理目前不接受語音訊息。',
      invalid_param: '此助理目前不接受語音訊息。',
      no_audio_uploaded: '收到的語音訊息是空的，請重新錄製。',
      bad_request_key_error: '收到的語音訊息是空的，請重新錄製。',
      completion_request_error: '無法將語音訊息轉成文字，錄音已保留。請再試一次。',
    },
  },
};
