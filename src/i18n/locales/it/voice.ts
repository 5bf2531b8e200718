import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Registra un messaggio vocale',
    recorder: 'Messaggio vocale',
    cancelRecording: 'Annulla la registrazione',
    finishRecording: 'Termina la registrazione',
    askingForMicrophone: 'In attesa del microfono…',
    recordingStarted: 'Registrazione in corso. Invio per terminare, Esc per annullare.',
    recordedFor: 'Durata registrata: {time}',
    transcribing: 'Trascrizione in corso…',
    transcribed: 'Aggiunto al messaggio: {text}',
    cancelled: 'Registrazione annullata',
    tryAgain: 'Riprova',
    dismiss: 'Chiudi',

    readAloud: 'Leggi ad alta voce',
    cancelReading: 'Annulla la lettura',
    pause: 'Pausa',
    resume: 'Riprendi',
    play: 'Riproduci',
    playHint: 'Il Suo browser riproduce l’audio solo dopo la pressione del pulsante.',
    readByItself: 'Leggi automaticamente le risposte ad alta voce',

    problems: {
      insecure: 'I messaggi vocali funzionano solo su pagine sicure (https).',
      unsupported: 'Questo browser non può registrare l’audio.',
      NotAllowedError:
        'Il microfono è bloccato. Lo consenta per questa pagina nelle impostazioni del browser (spesso tramite l’icona accanto all’indirizzo) e riprovi.',
      SecurityError: 'Questa pagina non consente alla chat di usare il microfono.',
      NotFoundError: 'Nessun microfono trovato. Ne colleghi uno e riprovi.',
      NotReadableError: 'Impossibile accedere al microfono. Forse lo sta usando un’altra applicazione.',
      recorder: 'La registrazione non è riuscita. Riprovi.',
      tooShort: 'Troppo breve. Parli per un momento, poi termini.',
      silent: 'Non si è sentito nulla. Il microfono è disattivato?',
      noWords: 'Nessuna parola riconosciuta. Riprovi.',
      nothingToRead: 'In questa risposta non c’è nulla da leggere ad alta voce.',
      unplayable: 'Impossibile riprodurre l’audio.',
      speechFailed: 'Impossibile leggere la risposta ad alta voce.',
    },

    errors: {
      network:
        'Impossibile inviare il messaggio vocale. È stato conservato: controlli la connessione e riprovi.',
      timeout: 'La trascrizione del messaggio vocale ha richiesto troppo tempo. È stato conservato: riprovi.',
      bad_response: 'Impossibile trascrivere il messaggio vocale.',
      audio_too_large: 'Il messaggio vocale è troppo lungo per questo assistente.',
      request_entity_too_large: 'Il messaggio vocale è troppo lungo per questo assistente.',
      unsupported_audio_type: 'Questo assistente non può leggere la registrazione.',
      unsupported_media_type: 'Questo assistente non può leggere la registrazione.',
      speech_to_text_disabled: 'Al momento questo assistente non accetta messaggi vocali.',
      provider_not_support_speech_to_text: 'Al momento questo assistente non accetta messaggi vocali.',
      invalid_param: 'Al momento questo assistente non accetta messaggi vocali.',
      no_audio_uploaded: 'Il messaggio vocale è arrivato vuoto. Lo registri di nuovo.',
      bad_request_key_error: 'Il messaggio vocale è arrivato vuoto. Lo registri di nuovo.',
      completion_request_error: 'Impossibile trascrivere il messaggio vocale. È stato conservato: riprovi.',
    },
  },
};
