import type {VoiceWords} from '../../topics.js';

export const words: VoiceWords = {
  voice: {
    record: 'Spraakbericht opnemen',
    recorder: 'Spraakbericht',
    cancelRecording: 'Opname annuleren',
    finishRecording: 'Opname afronden',
    askingForMicrophone: 'Wacht op de microfoon…',
    recordingStarted: 'Opname loopt. Druk op Enter om af te ronden, op Escape om te annuleren.',
    recordedFor: 'Opgenomen: {time}',
    transcribing: 'Uw bericht wordt uitgeschreven…',
    transcribed: 'Toegevoegd aan uw bericht: {text}',
    cancelled: 'Opname geannuleerd',
    tryAgain: 'Opnieuw proberen',
    dismiss: 'Sluiten',

    readAloud: 'Voorlezen',
    cancelReading: 'Stoppen met voorlezen',
    pause: 'Pauzeren',
    resume: 'Hervatten',
    play: 'Afspelen',
    playHint: 'Uw browser speelt pas geluid af nadat u op de knop drukt.',
    readByItself: 'Antwoorden automatisch voorlezen',

    problems: {
      insecure: 'Spraakberichten werken alleen op pagina’s met een beveiligd adres (https).',
      unsupported: 'Deze browser kan geen geluid opnemen.',
      NotAllowedError:
        'De microfoon is geblokkeerd. Geef deze pagina toegang in de instellingen van uw browser (vaak via het pictogram naast het adres) en probeer het opnieuw.',
      SecurityError: 'Op deze pagina mag de chat de microfoon niet gebruiken.',
      NotFoundError: 'Geen microfoon gevonden. Sluit er een aan en probeer het opnieuw.',
      NotReadableError:
        'De microfoon kon niet worden geopend. Misschien is die in gebruik door een ander programma.',
      recorder: 'De opname is niet gelukt. Probeer het opnieuw.',
      tooShort: 'Dat was te kort. Spreek wat langer en rond dan pas af.',
      silent: 'Er was niets te horen. Staat de microfoon uit?',
      noWords: 'Er waren geen woorden te verstaan. Probeer het opnieuw.',
      nothingToRead: 'In dit antwoord valt niets voor te lezen.',
      unplayable: 'Het geluid kon niet worden afgespeeld.',
      speechFailed: 'Het antwoord kon niet worden voorgelezen.',
    },

    errors: {
      network:
        'Het spraakbericht kon niet worden verstuurd. Het blijft bewaard: controleer uw verbinding en probeer het opnieuw.',
      timeout:
        'Het uitschrijven van het spraakbericht duurde te lang. Het blijft bewaard: probeer het opnieuw.',
      bad_response: 'Het spraakbericht kon niet worden uitgeschreven.',
      audio_too_large: 'Het spraakbericht is te lang voor deze assistent.',
      request_entity_too_large: 'Het spraakbericht is te lang voor deze assistent.',
      unsupported_audio_type: 'Deze assistent kan de opname niet lezen.',
      unsupported_media_type: 'Deze assistent kan de opname niet lezen.',
      speech_to_text_disabled: 'Deze assistent accepteert op dit moment geen spraakberichten.',
      provider_not_support_speech_to_text: 'Deze assistent accepteert op dit moment geen spraakberichten.',
      invalid_param: 'Deze assistent accepteert op dit moment geen spraakberichten.',
      no_audio_uploaded: 'Het spraakbericht kwam leeg aan. Neem het opnieuw op.',
      bad_request_key_error: 'Het spraakbericht kwam leeg aan. Neem het opnieuw op.',
      completion_request_error:
        'Het spraakbericht kon niet worden uitgeschreven. Het blijft bewaard: probeer het opnieuw.',
    },
  },
};
