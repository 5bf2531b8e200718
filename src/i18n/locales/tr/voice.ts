import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Sesli mesaj kaydet',
    recorder: 'Sesli mesaj',
    cancelRecording: 'Kaydı iptal et',
    finishRecording: 'Kaydı bitir',
    askingForMicrophone: 'Mikrofon bekleniyor…',
    recordingStarted: 'Kaydediliyor. Bitirmek için Enter, iptal etmek için Escape tuşuna basın.',
    recordedFor: 'Kaydedilen süre: {time}',
    transcribing: 'Söyledikleriniz yazıya dökülüyor…',
    transcribed: 'Mesajınıza eklendi: {text}',
    cancelled: 'Kayıt iptal edildi',
    tryAgain: 'Tekrar dene',
    dismiss: 'Kapat',

    readAloud: 'Sesli oku',
    cancelReading: 'Sesli okumayı iptal et',
    pause: 'Duraklat',
    resume: 'Devam et',
    play: 'Oynat',
    playHint: 'Tarayıcınız sesi ancak bir düğmeye bastıktan sonra çalar.',
    readByItself: 'Yanıtları otomatik olarak sesli oku',

    problems: {
      insecure: 'Sesli mesajlar yalnızca güvenli adresli (https) sayfalarda çalışır.',
      unsupported: 'Bu tarayıcı ses kaydedemiyor.',
      NotAllowedError:
        'Mikrofon engellenmiş. Tarayıcı ayarlarınızdan (genellikle adresin yanındaki simge) bu sayfaya izin verip tekrar deneyin.',
      SecurityError: 'Bu sayfa, sohbetin mikrofonu kullanmasına izin vermiyor.',
      NotFoundError: 'Mikrofon bulunamadı. Bir mikrofon bağlayıp tekrar deneyin.',
      NotReadableError: 'Mikrofon açılamadı. Başka bir program kullanıyor olabilir.',
      recorder: 'Kayıt yapılamadı. Lütfen tekrar deneyin.',
      tooShort: 'Çok kısa oldu. Biraz konuşup sonra bitirin.',
      silent: 'Ses duyulmadı. Mikrofon kapalı olabilir mi?',
      noWords: 'Sözler anlaşılamadı. Lütfen tekrar deneyin.',
      nothingToRead: 'Bu yanıtta sesli okunacak bir şey yok.',
      unplayable: 'Ses çalınamadı.',
      speechFailed: 'Yanıt sesli okunamadı.',
    },

    errors: {
      network: 'Sesli mesaj gönderilemedi. Mesajınız saklandı: Bağlantınızı kontrol edip tekrar deneyin.',
      timeout: 'Sesli mesajı yazıya dökmek çok uzun sürdü. Mesajınız saklandı: Tekrar deneyin.',
      bad_response: 'Sesli mesaj yazıya dökülemedi.',
      audio_too_large: 'Sesli mesaj bu asistan için çok uzun.',
      request_entity_too_large: 'Sesli mesaj bu asistan için çok uzun.',
      unsupported_audio_type: 'Bu asistan kaydı okuyamıyor.',
      unsupported_media_type: 'Bu asistan kaydı okuyamıyor.',
      speech_to_text_disabled: 'Bu asistan şu anda sesli mesaj kabul etmiyor.',
      provider_not_support_speech_to_text: 'Bu asistan şu anda sesli mesaj kabul etmiyor.',
      invalid_param: 'Bu asistan şu anda sesli mesaj kabul etmiyor.',
      no_audio_uploaded: 'Sesli mesaj boş ulaştı. Lütfen yeniden kaydedin.',
      bad_request_key_error: 'Sesli mesaj boş ulaştı. Lütfen yeniden kaydedin.',
      completion_request_error: 'Sesli mesaj yazıya dökülemedi. Mesajınız saklandı: Tekrar deneyin.',
    },
  },
};
