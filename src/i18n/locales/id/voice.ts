import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Rekam pesan suara',
    recorder: 'Pesan suara',
    cancelRecording: 'Batalkan rekaman',
    finishRecording: 'Selesaikan rekaman',
    askingForMicrophone: 'Menunggu mikrofon…',
    recordingStarted: 'Sedang merekam. Tekan Enter untuk menyelesaikan, Escape untuk membatalkan.',
    recordedFor: 'Terekam: {time}',
    transcribing: 'Mengubah ucapan Anda menjadi teks…',
    transcribed: 'Ditambahkan ke pesan Anda: {text}',
    cancelled: 'Rekaman dibatalkan',
    tryAgain: 'Coba lagi',
    dismiss: 'Tutup',

    readAloud: 'Bacakan',
    cancelReading: 'Berhenti membacakan',
    pause: 'Jeda',
    resume: 'Lanjutkan',
    play: 'Putar',
    playHint: 'Browser Anda hanya memutar suara setelah tombol ditekan.',
    readByItself: 'Bacakan jawaban secara otomatis',

    problems: {
      insecure: 'Pesan suara hanya berfungsi di halaman dengan alamat aman (https).',
      unsupported: 'Browser ini tidak dapat merekam suara.',
      NotAllowedError:
        'Mikrofon diblokir. Izinkan untuk halaman ini di setelan browser Anda (biasanya ikon di samping alamat), lalu coba lagi.',
      SecurityError: 'Halaman ini tidak mengizinkan chat menggunakan mikrofon.',
      NotFoundError: 'Mikrofon tidak ditemukan. Sambungkan mikrofon, lalu coba lagi.',
      NotReadableError: 'Mikrofon tidak dapat dibuka. Mungkin sedang digunakan program lain.',
      recorder: 'Perekaman gagal. Silakan coba lagi.',
      tooShort: 'Terlalu singkat. Bicaralah sebentar, lalu selesaikan.',
      silent: 'Tidak ada suara yang terdengar. Apakah mikrofon dibisukan?',
      noWords: 'Ucapan tidak dapat dikenali. Silakan coba lagi.',
      nothingToRead: 'Tidak ada yang dapat dibacakan dari jawaban ini.',
      unplayable: 'Suara tidak dapat diputar.',
      speechFailed: 'Jawaban tidak dapat dibacakan.',
    },

    errors: {
      network:
        'Pesan suara tidak dapat dikirim. Pesan tetap tersimpan: periksa koneksi Anda, lalu coba lagi.',
      timeout: 'Pesan suara terlalu lama diubah menjadi teks. Pesan tetap tersimpan: coba lagi.',
      bad_response: 'Pesan suara tidak dapat diubah menjadi teks.',
      audio_too_large: 'Pesan suara terlalu panjang untuk asisten ini.',
      request_entity_too_large: 'Pesan suara terlalu panjang untuk asisten ini.',
      unsupported_audio_type: 'Asisten ini tidak dapat membaca rekaman tersebut.',
      unsupported_media_type: 'Asisten ini tidak dapat membaca rekaman tersebut.',
      speech_to_text_disabled: 'Asisten ini sedang tidak menerima pesan suara.',
      provider_not_support_speech_to_text: 'Asisten ini sedang tidak menerima pesan suara.',
      invalid_param: 'Asisten ini sedang tidak menerima pesan suara.',
      no_audio_uploaded: 'Pesan suara yang diterima kosong. Silakan rekam lagi.',
      bad_request_key_error: 'Pesan suara yang diterima kosong. Silakan rekam lagi.',
      completion_request_error:
        'Pesan suara tidak dapat diubah menjadi teks. Pesan tetap tersimpan: coba lagi.',
    },
  },
};
