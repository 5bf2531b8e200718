import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: '音声メッセージを録音',
    recorder: '音声メッセージ',
    cancelRecording: '録音をキャンセル',
    finishRecording: '録音を終了',
    askingForMicrophone: 'マイクを待っています…',
    recordingStarted: '録音中です。Enterキーで終了、Escキーでキャンセルします。',
    recordedFor: '録音時間 {time}',
    transcribing: '音声を文字に変換しています…',
    transcribed: 'メッセージに追加しました：{text}',
    cancelled: '録音をキャンセルしました',
    tryAgain: '再試行',
    dismiss: '閉じる',

    readAloud: '読み上げる',
    cancelReading: '読み上げをキャンセル',
    pause: '一時停止',
    resume: '再開',
    play: '再生',
    playHint: 'お使いのブラウザでは、ボタンを押すと音声が再生されます。',
    readByItself: '回答を自動で読み上げる',

    problems: {
      insecure: '音声メッセージは、安全な接続（https）のページでのみ利用できます。',
      unsupported: 'このブラウザでは録音できません。',
      NotAllowedError:
        'マイクがブロックされています。ブラウザの設定（多くはアドレスの横のアイコン）でこのページに許可してから、もう一度お試しください。',
      SecurityError: 'このページでは、チャットでマイクを使用できません。',
      NotFoundError: 'マイクが見つかりません。マイクを接続して、もう一度お試しください。',
      NotReadableError: 'マイクを使用できませんでした。ほかのアプリが使用している可能性があります。',
      recorder: '録音できませんでした。もう一度お試しください。',
      tooShort: '録音が短すぎます。少し話してから終了してください。',
      silent: '音声が聞き取れませんでした。マイクがミュートになっていませんか？',
      noWords: '言葉を聞き取れませんでした。もう一度お試しください。',
      nothingToRead: 'この回答には読み上げる内容がありません。',
      unplayable: '音声を再生できませんでした。',
      speechFailed: '回答を読み上げられませんでした。',
    },

    errors: {
      network:
        '音声メッセージを送信できませんでした。録音は残っています。接続を確認して、もう一度お試しください。',
      timeout: '音声の文字変換に時間がかかりすぎました。録音は残っています。もう一度お試しください。',
      bad_response: '音声メッセージを文字に変換できませんでした。',
      audio_too_large: 'このアシスタントには音声メッセージが長すぎます。',
      request_entity_too_large: 'このアシスタントには音声メッセージが長すぎます。',
      unsupported_audio_type: 'このアシスタントでは、この録音の形式を読み取れません。',
      unsupported_media_type: 'このアシスタントでは、この録音の形式を読み取れません。',
      speech_to_text_disabled: '現在、このアシスタントでは音声メッセージを利用できません。',
      provider_not_support_speech_to_text: '現在、このアシスタントでは音声メッセージを利用できません。',
      invalid_param: '現在、このアシスタントでは音声メッセージを利用できません。',
      no_audio_uploaded: '音声メッセージが空でした。もう一度録音してください。',
      bad_request_key_error: '音声メッセージが空でした。もう一度録音してください。',
      completion_request_error:
        '音声メッセージを文字に変換できませんでした。録音は残っています。もう一度お試しください。',
    },
  },
};
