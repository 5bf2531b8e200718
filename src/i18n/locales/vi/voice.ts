import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Ghi tin nhắn thoại',
    recorder: 'Tin nhắn thoại',
    cancelRecording: 'Hủy ghi âm',
    finishRecording: 'Kết thúc ghi âm',
    askingForMicrophone: 'Đang chờ micrô…',
    recordingStarted: 'Đang ghi âm. Nhấn Enter để kết thúc, Escape để hủy.',
    recordedFor: 'Đã ghi {time}',
    transcribing: 'Đang chuyển lời nói thành văn bản…',
    transcribed: 'Đã thêm vào tin nhắn của bạn: {text}',
    cancelled: 'Đã hủy ghi âm',
    tryAgain: 'Thử lại',
    dismiss: 'Đóng',

    readAloud: 'Đọc to',
    cancelReading: 'Hủy đọc to',
    pause: 'Tạm dừng',
    resume: 'Tiếp tục',
    play: 'Phát',
    playHint: 'Trình duyệt của bạn chỉ phát âm thanh sau khi bạn nhấn nút.',
    readByItself: 'Tự động đọc to câu trả lời',

    problems: {
      insecure: 'Tin nhắn thoại chỉ dùng được trên trang có địa chỉ bảo mật (https).',
      unsupported: 'Trình duyệt này không ghi âm được.',
      NotAllowedError:
        'Micrô đang bị chặn. Hãy cho phép trang này dùng micrô trong phần cài đặt của trình duyệt (thường là biểu tượng cạnh địa chỉ) rồi thử lại.',
      SecurityError: 'Trang này không cho phép khung trò chuyện dùng micrô.',
      NotFoundError: 'Không tìm thấy micrô. Hãy kết nối micrô rồi thử lại.',
      NotReadableError: 'Không mở được micrô. Có thể một chương trình khác đang dùng.',
      recorder: 'Không ghi âm được. Vui lòng thử lại.',
      tooShort: 'Đoạn ghi quá ngắn. Hãy nói một lúc rồi kết thúc.',
      silent: 'Không nghe thấy gì. Micrô có đang bị tắt tiếng không?',
      noWords: 'Không nhận ra được từ nào. Vui lòng thử lại.',
      nothingToRead: 'Câu trả lời này không có gì để đọc to.',
      unplayable: 'Không phát được âm thanh.',
      speechFailed: 'Không đọc to được câu trả lời.',
    },

    errors: {
      network: 'Không gửi được tin nhắn thoại. Tin vẫn được giữ: hãy kiểm tra kết nối của bạn rồi thử lại.',
      timeout: 'Chuyển tin nhắn thoại thành văn bản mất quá nhiều thời gian. Tin vẫn được giữ: hãy thử lại.',
      bad_response: 'Không chuyển được tin nhắn thoại thành văn bản.',
      audio_too_large: 'Tin nhắn thoại quá dài đối với trợ lý này.',
      request_entity_too_large: 'Tin nhắn thoại quá dài đối với trợ lý này.',
      unsupported_audio_type: 'Trợ lý này không đọc được bản ghi âm.',
      unsupported_media_type: 'Trợ lý này không đọc được bản ghi âm.',
      speech_to_text_disabled: 'Trợ lý này hiện không nhận tin nhắn thoại.',
      provider_not_support_speech_to_text: 'Trợ lý này hiện không nhận tin nhắn thoại.',
      invalid_param: 'Trợ lý này hiện không nhận tin nhắn thoại.',
      no_audio_uploaded: 'Tin nhắn thoại nhận được bị trống. Vui lòng ghi lại.',
      bad_request_key_error: 'Tin nhắn thoại nhận được bị trống. Vui lòng ghi lại.',
      completion_request_error:
        'Không chuyển được tin nhắn thoại thành văn bản. Tin vẫn được giữ: hãy thử lại.',
    },
  },
};
