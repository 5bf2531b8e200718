import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: '录制语音消息',
    recorder: '语音消息',
    cancelRecording: '取消录音',
    finishRecording: '完成录音',
    askingForMicrophone: '正在等待麦克风…',
    recordingStarted: '正在录音。按 Enter 键完成，按 Esc 键取消。',
    recordedFor: '已录音 {time}',
    transcribing: '正在将语音转为文字…',
    transcribed: '已添加到您的消息：{text}',
    cancelled: '已取消录音',
    tryAgain: '重试',
    dismiss: '关闭',

    readAloud: '朗读',
    cancelReading: '取消朗读',
    pause: '暂停',
    resume: '继续',
    play: '播放',
    playHint: '您的浏览器需要点按后才能播放声音。',
    readByItself: '自动朗读回答',

    problems: {
      insecure: '语音消息仅可在使用安全地址 (https) 的页面上使用。',
      unsupported: '此浏览器无法录音。',
      NotAllowedError:
        '麦克风已被禁用。请在浏览器设置（通常是地址旁的图标）中允许此页面使用麦克风，然后重试。',
      SecurityError: '此页面不允许聊天使用麦克风。',
      NotFoundError: '未找到麦克风。请连接麦克风后重试。',
      NotReadableError: '无法打开麦克风，可能有其他程序正在使用。',
      recorder: '录音失败，请重试。',
      tooShort: '录音太短。请说一会儿再完成。',
      silent: '没有听到声音。麦克风是否已静音？',
      noWords: '未能识别出语音内容，请重试。',
      nothingToRead: '此回答中没有可朗读的内容。',
      unplayable: '无法播放声音。',
      speechFailed: '无法朗读此回答。',
    },

    errors: {
      network: '语音消息发送失败，录音已保留。请检查网络连接后重试。',
      timeout: '语音转文字用时过长，录音已保留。请重试。',
      bad_response: '无法将语音消息转为文字。',
      audio_too_large: '语音消息太长，此助手无法处理。',
      request_entity_too_large: '语音消息太长，此助手无法处理。',
      unsupported_audio_type: '此助手无法读取该录音。',
      unsupported_media_type: '此助手无法读取该录音。',
      speech_to_text_disabled: '此助手暂不接收语音消息。',
      provider_not_support_speech_to_text: '此助手暂不接收语音消息。',
      invalid_param: '此助手暂不接收语音消息。',
      no_audio_uploaded: '收到的语音消息为空，请重新录制。',
      bad_request_key_error: '收到的语音消息为空，请重新录制。',
      completion_request_error: '无法将语音消息转为文字，录音已保留。请重试。',
    },
  },
};
