import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: '음성 메시지 녹음',
    recorder: '음성 메시지',
    cancelRecording: '녹음 취소',
    finishRecording: '녹음 완료',
    askingForMicrophone: '마이크를 기다리는 중…',
    recordingStarted: '녹음 중입니다. 완료하려면 Enter, 취소하려면 Esc 키를 누르세요.',
    recordedFor: '녹음 시간 {time}',
    transcribing: '음성을 텍스트로 변환하는 중…',
    transcribed: '메시지에 추가됨: {text}',
    cancelled: '녹음을 취소했습니다',
    tryAgain: '다시 시도',
    dismiss: '닫기',

    readAloud: '소리 내어 읽기',
    cancelReading: '읽기 취소',
    pause: '일시 정지',
    resume: '계속',
    play: '재생',
    playHint: '이 브라우저에서는 버튼을 눌러야 소리가 재생됩니다.',
    readByItself: '답변 자동으로 읽기',

    problems: {
      insecure: '음성 메시지는 보안 주소(https)를 사용하는 페이지에서만 이용할 수 있습니다.',
      unsupported: '이 브라우저에서는 녹음할 수 없습니다.',
      NotAllowedError:
        '마이크가 차단되어 있습니다. 브라우저 설정(보통 주소 옆 아이콘)에서 이 페이지의 마이크 사용을 허용한 후 다시 시도해 주세요.',
      SecurityError: '이 페이지에서는 채팅이 마이크를 사용할 수 없습니다.',
      NotFoundError: '마이크를 찾을 수 없습니다. 마이크를 연결한 후 다시 시도해 주세요.',
      NotReadableError: '마이크를 사용할 수 없습니다. 다른 프로그램에서 사용 중일 수 있습니다.',
      recorder: '녹음하지 못했습니다. 다시 시도해 주세요.',
      tooShort: '녹음이 너무 짧습니다. 조금 더 말한 후 완료해 주세요.',
      silent: '소리가 들리지 않습니다. 마이크가 음소거되어 있나요?',
      noWords: '말을 알아들을 수 없습니다. 다시 시도해 주세요.',
      nothingToRead: '이 답변에는 읽을 내용이 없습니다.',
      unplayable: '소리를 재생하지 못했습니다.',
      speechFailed: '답변을 읽지 못했습니다.',
    },

    errors: {
      network:
        '음성 메시지를 보내지 못했습니다. 녹음은 남아 있으니 연결 상태를 확인한 후 다시 시도해 주세요.',
      timeout: '음성을 변환하는 데 너무 오래 걸렸습니다. 녹음은 남아 있으니 다시 시도해 주세요.',
      bad_response: '음성 메시지를 텍스트로 변환하지 못했습니다.',
      audio_too_large: '음성 메시지가 너무 길어 이 어시스턴트가 처리할 수 없습니다.',
      request_entity_too_large: '음성 메시지가 너무 길어 이 어시스턴트가 처리할 수 없습니다.',
      unsupported_audio_type: '이 어시스턴트가 처리할 수 없는 녹음 형식입니다.',
      unsupported_media_type: '이 어시스턴트가 처리할 수 없는 녹음 형식입니다.',
      speech_to_text_disabled: '지금은 이 어시스턴트에서 음성 메시지를 이용할 수 없습니다.',
      provider_not_support_speech_to_text: '지금은 이 어시스턴트에서 음성 메시지를 이용할 수 없습니다.',
      invalid_param: '지금은 이 어시스턴트에서 음성 메시지를 이용할 수 없습니다.',
      no_audio_uploaded: '음성 메시지가 비어 있습니다. 다시 녹음해 주세요.',
      bad_request_key_error: '음성 메시지가 비어 있습니다. 다시 녹음해 주세요.',
      completion_request_error:
        '음성 메시지를 텍스트로 변환하지 못했습니다. 녹음은 남아 있으니 다시 시도해 주세요.',
    },
  },
};
