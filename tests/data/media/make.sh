#!/usr/bin/env bash
# Makes the samples of this folder again (needs imagemagick and ffmpeg with x264, vpx, mp3lame, vorbis, opus). They are
# committed, so that tests need neither; the bytes may differ between versions of those programs, the meaning may not.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
quiet=(-hide_banner -loglevel error -y -bitexact)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The pattern of all pictures: 64 x 48, red, green / blue, white quarters.
convert -size 32x24 xc:red xc:lime +append "$work/top.png"
convert -size 32x24 xc:blue xc:white +append "$work/bottom.png"
convert "$work/top.png" "$work/bottom.png" -append -depth 8 -strip "$work/pattern.png"

convert "$work/pattern.png" -quality 80 pattern.heic
convert "$work/pattern.png" -quality 80 pattern.avif
convert "$work/pattern.png" -colorspace CMYK -quality 92 -strip cmyk.jpg
convert "$work/pattern.png" -interlace JPEG -quality 90 -strip progressive.jpg
convert "$work/pattern.png" -quality 90 -strip pattern.webp
convert -delay 10 "$work/pattern.png" \( "$work/pattern.png" -negate \) \( "$work/pattern.png" -flip \) -loop 0 animated.gif
convert -delay 10 "$work/pattern.png" \( "$work/pattern.png" -negate \) -loop 0 -quality 60 animated.webp
convert "$work/pattern.png" -orient RightTop -compress lzw turned.tif
convert "$work/pattern.png" "$work/pattern.png" -compress none pages.tif
convert "$work/pattern.png" -compress jpeg jpeg-in.tif

# Films: the pattern for two seconds with a tone, 10 frames a second; turned.mp4 says that it is to be turned by 90 degrees.
film=(-loop 1 -framerate 10 -t 2 -i "$work/pattern.png" -f lavfi -t 2 -i sine=frequency=440:sample_rate=22050)
ffmpeg "${quiet[@]}" "${film[@]}" -c:v libx264 -pix_fmt yuv420p -c:a aac -b:a 24k -metadata title="Two seconds" film.mp4
ffmpeg "${quiet[@]}" "${film[@]}" -c:v libx264 -pix_fmt yuv420p -an film.mov
ffmpeg "${quiet[@]}" "${film[@]}" -c:v libvpx -b:v 50k -c:a libvorbis -q:a 0 film.webm
ffmpeg "${quiet[@]}" "${film[@]}" -c:v libx264 -pix_fmt yuv420p -c:a libmp3lame -b:a 24k film.mkv
ffmpeg "${quiet[@]}" -i film.mov -c copy -metadata:s:v:0 rotate=90 turned.mp4

# Sounds: one second of silence, then one second of a tone; with a title and an artist.
sound=(-f lavfi -i "aevalsrc=if(gt(t\,1)\,0.8*sin(2*PI*440*t)\,0):s=22050:d=2" -metadata title="Half a tone" -metadata artist="Vitrine")
ffmpeg "${quiet[@]}" "${sound[@]}" -b:a 24k sound.mp3
ffmpeg "${quiet[@]}" "${sound[@]}" -ar 4000 -c:a pcm_u8 sound.wav
ffmpeg "${quiet[@]}" "${sound[@]}" -ar 8000 -sample_fmt s16 sound.flac
ffmpeg "${quiet[@]}" "${sound[@]}" -c:a libvorbis -q:a 0 sound.ogg
ffmpeg "${quiet[@]}" "${sound[@]}" -c:a libopus -b:a 16k sound.opus
ffmpeg "${quiet[@]}" "${sound[@]}" -c:a aac -b:a 24k sound.m4a
# With the pattern as the cover of an album.
ffmpeg "${quiet[@]}" -i sound.mp3 -i "$work/pattern.png" -map 0 -map 1 -c copy -disposition:v attached_pic cover.mp3
